import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { CleanUp } from '../../tools/n8n/cleanUp';
import { buildProject } from '../../tools/n8n/package';
import type { Report } from '../../tools/timed';
import {
	operationNode,
	runWorkflow,
	type OperationParameters,
	type RunOptions,
	type WorkflowRun,
} from '../engine/harness';
import { startAsterisk, type Asterisk } from './bed/asterisk';
import type { CdrRow } from './bed/cdrTable';
import { ABSENT, PEOPLE, peerOf } from './bed/numbers';
import { channelsOf } from './facade/channels';
import { startFacade, type Facade } from './facade/server';
import { until } from './phone/call';
import { ANSWERS, Phone, RINGS } from './phone/phone';
import { record, type Played, type Truth } from './scenarios';

/** What the parts play with: a real Asterisk, phones, and the pack in n8n-core before them. */
export class Bed {
	private constructor(
		readonly asterisk: Asterisk,
		readonly facade: Facade,
		/** By extension; that of the absent one is not registered. */
		readonly phones: Readonly<Record<string, Phone>>,
		/** The phone network behind the trunk. */
		readonly trunk: Phone,
		private readonly recordInto?: string,
	) {}

	static async start(cleanUp: CleanUp, report: Report, recordInto?: string): Promise<Bed> {
		report('building the project');
		await buildProject();
		const asterisk = await startAsterisk(cleanUp, report);
		report(`Asterisk ${asterisk.version} answers on 127.0.0.1`);
		const facade = await startFacade(asterisk, cleanUp);
		const { sip, trunk } = asterisk.ports;
		const phones: Record<string, Phone> = {};
		for (const number of Object.keys(PEOPLE)) {
			phones[number] = await Phone.open(peerOf(number), sip);
			if (number !== ABSENT) await phones[number].register();
		}
		const outside = await Phone.open('trunk', sip, trunk);
		cleanUp.add(async () => {
			for (const phone of [...Object.values(phones), outside]) phone.close();
		});
		return new Bed(asterisk, facade, phones, outside, recordInto);
	}

	/** The credential that reaches it. */
	credentials(fields: IDataObject = {}) {
		return {
			gisPbxApi: {
				apiUrl: this.facade.url,
				apiKey: this.facade.key,
				tenant: this.facade.tenant,
				callerId: '',
				timeZone: this.asterisk.zone,
				variablesUrl: '',
				allowInsecureHttp: true,
				ignoreSslIssues: false,
				...fields,
			},
		} as NonNullable<RunOptions['credentials']>;
	}

	/** Runs one operation in n8n-core. */
	async run(parameters: OperationParameters, options: RunOptions = {}): Promise<WorkflowRun> {
		return await runWorkflow(
			{ nodes: [operationNode(parameters)] },
			{ credentials: this.credentials(), ...options },
		);
	}

	/** The same; its first item, or the error as `error`. */
	async item(parameters: OperationParameters): Promise<IDataObject> {
		const run = await this.run(parameters);
		return run.json()[0] ?? { error: run.error?.message ?? 'no item' };
	}

	/** Calls of these rows as the pack tells them, with their legs. */
	async callsOf(rows: CdrRow[]): Promise<IDataObject[]> {
		const linked = new Set(rows.map(({ columns }) => columns.linkedid));
		const starts = rows.map(({ columns }) => columns.start).sort();
		const run = await this.run({
			resource: 'cdr',
			operation: 'getMany',
			detail: 'legs',
			start: starts[0],
			end: starts.at(-1),
			returnAll: true,
			options: { groupLegs: true, sort: 'oldest' },
		});
		if (run.error) throw run.error;
		return run.json().filter(({ callId }) => linked.has(String(callId)));
	}

	/** The phone of an extension. */
	phone(extension: string): Phone {
		return this.phones[extension];
	}

	/** All phones ring again and have forgotten their calls; what is still up is ended. */
	async clear(): Promise<void> {
		const all = [...Object.values(this.phones), this.trunk];
		for (const phone of all) {
			for (const call of phone.calls) phone.hangUp(call);
		}
		for (const { Channel } of await channelsOf(this.asterisk)) {
			await this.asterisk.ami.action('Hangup', { Channel });
		}
		await this.isQuiet();
		for (const phone of all) {
			phone.manner = RINGS;
			phone.calls.length = 0;
		}
	}

	/** Waits until no call is up; says which channels stay where some do. */
	async isQuiet(): Promise<void> {
		let up = '';
		const isNone = async () => {
			const channels = await channelsOf(this.asterisk);
			up = channels
				.map(({ Channel, ChannelStateDesc, Application }) =>
					[Channel, ChannelStateDesc, Application].join(' '),
				)
				.join(', ');
			return up === '';
		};
		await until('the end of all calls', isNone).catch((error: Error) => {
			throw new Error(`${error.message}: ${up}`);
		});
	}

	/** Two phones that talk after a dial of the pack; the originate ID. */
	async connect(
		source: string,
		destination: string,
		options: INodeParameters = {},
	): Promise<string> {
		const [from, to] = [this.phone(source), this.phone(destination)];
		for (const phone of [from, to]) phone.manner = ANSWERS;
		const { originateId } = await this.item({
			resource: 'call',
			operation: 'dial',
			source,
			destination,
			options,
		});
		await Promise.all([from.sees('answeredAt'), to.sees('answeredAt')]);
		return String(originateId);
	}

	/** The channels of a call, as the pack tells them. */
	async channelsOf(callId: string): Promise<string[]> {
		const { channels } = await this.item({ resource: 'call', operation: 'get', callId });
		return (channels ?? []) as string[];
	}

	/** Plays a scenario to its end, and keeps its rows where they are asked for. */
	async play(name: string, what: string, play: () => Promise<Truth>): Promise<Played> {
		const before = this.asterisk.cdrs.rows.length;
		const truth = await play();
		await this.isQuiet();
		const rows = this.asterisk.cdrs.rows.slice(before);
		const played = { name, what, rows, truth };
		if (this.recordInto) await record(this.recordInto, this.asterisk, played);
		await this.clear();
		return played;
	}
}
