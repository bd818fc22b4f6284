/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import type { CleanUp } from '../tools/n8n/cleanUp';
import { installN8n, type N8nInstall } from '../tools/n8n/install';
import { buildProject, installCommunityPackage, packProject } from '../tools/n8n/package';
import { freePort, startN8n, type RunningN8n } from '../tools/n8n/process';
import { stopPrograms } from '../tools/n8n/programs';
import { N8nClient, type Credential } from '../tools/n8n/rest';
import { workflowOf, type Flow } from './flow';
import { startStub, type Stub } from './stub';

/** What the marking node measured in n8n's process, and what the stub saw. */
export interface Sample {
	milliseconds: number;
	cpuMilliseconds: number;
	/** Of the process while it worked, and what it had before. */
	peakMegabytes: number;
	idleMegabytes: number;
	/** How many fields all items together had. */
	fields: number;
	mostInFlight: number;
}

const READY_LIMIT_MS = 60_000;

/** A real n8n with the packed project and the bench's own nodes in it, and a stub PBX. */
export class Bed {
	private n8n?: RunningN8n;
	private readonly paths = new Map<Flow, string>();
	private readonly credentials = new Map<string, Credential>();

	private constructor(
		readonly install: N8nInstall,
		readonly stub: Stub,
		readonly client: N8nClient,
		readonly userFolder: string,
		private readonly port: number,
		private readonly env: Record<string, string>,
	) {}

	/** `env`: more settings of n8n. */
	static async prepare(
		cleanUp: CleanUp,
		report: (line: string) => void,
		env: Record<string, string> = {},
	): Promise<Bed> {
		cleanUp.add(stopPrograms);
		const install = await installN8n(undefined, report);
		const folder = await mkdtemp(join(tmpdir(), 'gispbx-bench-'));
		cleanUp.add(async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }));
		report('building and packing the project');
		await buildProject();
		await installCommunityPackage(await packProject(folder), folder);
		const stub = await startStub();
		cleanUp.add(async () => await stub.stop());
		cleanUp.add(stopPrograms);
		const port = await freePort();
		const client = new N8nClient(`http://127.0.0.1:${port}`, install);
		const bed = new Bed(install, stub, client, folder, port, env);
		await bed.start();
		await client.setUpOwner();
		return bed;
	}

	/** Where the pack is installed. */
	get packFolder(): string {
		return join(this.userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-gispbx');
	}

	/** Starts n8n with all workflows that were added; they are ready when their web hooks answer. */
	async start(): Promise<void> {
		this.n8n = await startN8n({
			install: this.install,
			userFolder: this.userFolder,
			port: this.port,
			env: { N8N_CUSTOM_EXTENSIONS: join(__dirname, 'nodes'), ...this.env },
		});
	}

	async stop(): Promise<void> {
		await this.n8n?.stop();
	}

	/** A credential of one kind with these values, made once. */
	async credential(type: string, data: IDataObject): Promise<Credential> {
		const key = JSON.stringify([type, data]);
		const known = this.credentials.get(key);
		if (known) return known;
		const made = await this.client.createCredential(`${type} ${this.credentials.size}`, type, data);
		this.credentials.set(key, made);
		return made;
	}

	/** Publishes a flow as a workflow. */
	async add(flow: Flow, credential: Credential): Promise<void> {
		const path = `bench-${this.paths.size}`;
		const id = await this.client.createWorkflow(workflowOf(flow, path, credential));
		await this.client.activateWorkflow(id);
		this.paths.set(flow, path);
	}

	/** Runs a flow once and returns what it cost. */
	async run(flow: Flow): Promise<Sample> {
		this.stub.forget();
		const answer = await this.callWebhook(flow);
		if (answer.items !== flow.output) {
			throw new Error(`"${flow.name}" put out ${String(answer.items)} items, not ${flow.output}`);
		}
		const { mostInFlight } = this.stub.seen();
		return { ...(answer as unknown as Omit<Sample, 'mostInFlight'>), mostInFlight };
	}

	private async callWebhook(flow: Flow): Promise<IDataObject> {
		const url = `http://127.0.0.1:${this.port}/webhook/${this.paths.get(flow)}`;
		const giveUpAt = Date.now() + READY_LIMIT_MS;
		for (;;) {
			const { status, text } = await getText(url);
			if (status === 200) return JSON.parse(text) as IDataObject;
			// n8n registers web hooks shortly after it starts, or after the workflow was published
			if (status !== 404) throw new Error(`"${flow.name}": ${status} ${text.slice(0, 300)}`);
			if (Date.now() > giveUpAt) throw new Error(`"${flow.name}" never listened`);
			await wait(200);
		}
	}
}

/** Waits for the answer however long it takes, which `fetch` does not. */
async function getText(url: string): Promise<{ status: number; text: string }> {
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		get(url, { agent: false }, resolve).once('error', reject);
	});
	let text = '';
	for await (const part of response.setEncoding('utf8')) text += String(part);
	return { status: response.statusCode ?? 0, text };
}
