/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CleanUp } from '../../tools/n8n/cleanUp';
import { buildProject } from '../../tools/n8n/package';
import { freePort } from '../../tools/n8n/process';
import { runProgram } from '../../tools/n8n/programs';
import type { Report } from '../../tools/timed';
import {
	operationNode,
	runWorkflow,
	type NodeSettings,
	type OperationParameters,
	type RunOptions,
	type WorkflowRun,
} from '../engine/harness';
import { Apache } from './bed/apache';
import { trust, writeCertificates } from './bed/certificates';
import { createDatabase, type Database, type DataRow } from './bed/database';
import { layGround, type Ground } from './bed/ground';
import { Fpm, Nginx } from './bed/nginx';
import { fetchPackages } from './bed/packages';
import type { Switches } from './bed/switches';
import { wavOf } from './bed/wav';

const KEY = 'key of the bed';
const READ_KEY = 'key that may read';
const TENANT = 'DEMOCO';

/** The recording of the seeded call, and the message of the seeded mailbox. */
export const RECORDING = { name: 'שיחה-0500000001.wav', bytes: wavOf(8000) };
const MESSAGE = { name: 'message.wav', bytes: wavOf(4000) };

export interface Asking extends Omit<RunOptions, 'credentials'> {
	/** The address of a door; default Apache's main one. */
	url?: string;
	/** Fields of the credential that differ. */
	fields?: IDataObject;
	node?: NodeSettings;
}

/** What the parts play with: real web servers, PHP and MariaDB, and the pack in n8n-core before them. */
export class Bed {
	private constructor(
		private readonly ground: Ground,
		readonly database: Database,
		readonly apache: Apache,
		readonly nginx: Nginx,
		readonly fpm: Fpm,
	) {}

	static async start(cleanUp: CleanUp, report: Report): Promise<Bed> {
		report('building the project');
		await buildProject();
		const packages = await fetchPackages(report);
		const ground = await layGround(packages, cleanUp);
		const database = await createDatabase(ground, cleanUp);
		const certificates = join(ground.folder, 'certificates');
		trust(await writeCertificates(certificates), cleanUp);
		const fpm = `127.0.0.1:${await freePort()}`;
		const places = { certificates, fpm, nobody: `127.0.0.1:${await freePort()}` };
		for (const { name, bytes } of [RECORDING, MESSAGE]) {
			await writeFile(join(ground.folder, 'monitor', name), bytes);
		}
		const bed = new Bed(
			ground,
			database,
			await Apache.start(ground, places, cleanUp),
			await Nginx.start(ground, places, cleanUp),
			await Fpm.start(ground, fpm, cleanUp),
		);
		await bed.clear();
		report('Apache, nginx, php-fpm and a database are up on 127.0.0.1');
		return bed;
	}

	/** Everything as in the beginning. */
	async clear(): Promise<void> {
		await this.database.clear();
		await this.set({});
	}

	/** From now on the script and PHP behave like this; what is not named is as usual. */
	async set(switches: Switches): Promise<void> {
		const { folder } = this.ground;
		const { address: database } = this.database;
		const told = { key: KEY, readKey: READ_KEY, tenant: TENANT, folder, database, switches };
		// Whole or not at all: somebody may be reading.
		await writeFile(join(folder, 'bed.next.json'), JSON.stringify(told));
		await rename(join(folder, 'bed.next.json'), join(folder, 'bed.json'));
	}

	/** Does something while the script and PHP behave like this. */
	async with<T>(switches: Switches, work: () => Promise<T>): Promise<T> {
		await this.set(switches);
		try {
			return await work();
		} finally {
			await this.set({});
		}
	}

	/** The credential that reaches it. */
	credentials({ url, fields }: Pick<Asking, 'url' | 'fields'> = {}) {
		return {
			gisPbxApi: {
				apiUrl: url ?? this.apache.url('main'),
				apiKey: KEY,
				tenant: TENANT,
				callerId: '',
				timeZone: 'Asia/Jerusalem',
				variablesUrl: '',
				allowInsecureHttp: true,
				ignoreSslIssues: false,
				...fields,
			},
		} as NonNullable<RunOptions['credentials']>;
	}

	/** Runs one operation in n8n-core. */
	async run(parameters: OperationParameters, asking: Asking = {}): Promise<WorkflowRun> {
		const { url, fields, node, ...options } = asking;
		return await runWorkflow(
			{ nodes: [operationNode(parameters, node)] },
			{ credentials: this.credentials({ url, fields }), ...options },
		);
	}

	/** The same; its items, or the error as the only one. */
	async items(parameters: OperationParameters, asking?: Asking): Promise<IDataObject[]> {
		const run = await this.run(parameters, asking);
		return run.error ? [toldError(run.error)] : run.json();
	}

	/** The first of them. */
	async item(parameters: OperationParameters, asking?: Asking): Promise<IDataObject> {
		const [first] = await this.items(parameters, asking);
		return first ?? { error: 'no item' };
	}

	/** What was ordered, in the order in which it was. */
	async orders(reqtype: string): Promise<DataRow[]> {
		const rows = await this.database.rows(
			'SELECT params FROM orders WHERE reqtype = ? ORDER BY id',
			[reqtype],
		);
		return rows.map(({ params }) => JSON.parse(String(params)) as DataRow);
	}

	/** Every request for which the script ran. */
	async requests(): Promise<DataRow[]> {
		return await this.database.rows('SELECT * FROM requests ORDER BY id');
	}

	/** Runs a script in php-cli; what it printed. */
	async php(script: string, args: string[] = []): Promise<string> {
		const { packages, phpIni, env, folder } = this.ground;
		const [command, ...first] = packages.run('php');
		return await runProgram(command, [...first, '-c', phpIni, script, ...args], {
			cwd: folder,
			env,
		});
	}
}

/** An item with a file, as a node before would hand it over. */
export function fileItem(bytes: Buffer, fileName = 'order.pdf'): INodeExecutionData {
	const data = { data: bytes.toString('base64'), mimeType: 'application/pdf', fileName };
	return { json: {}, binary: { data } };
}

function toldError(error: Error): IDataObject {
	const { description } = error as { description?: string };
	return { error: error.message, ...(description ? { description } : {}) };
}
