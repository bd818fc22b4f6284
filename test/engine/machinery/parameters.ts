import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { liveCall } from '../call/liveCall';
import type { TestPbx } from '../support';

const CALL_STARTED = new Date('2026-01-31T12:30:00Z');
const CALL_ID = `pbx01-${CALL_STARTED.getTime() / 1000}.1`;
const FAX_ID = '700001';
const NUMBER = '0500000001';
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

const located = (mode: string, value: string) => ({ __rl: true, mode, value });
const EXTENSION = { extension: located('id', '204') };
const UNDISTURBED = { extension: located('id', '208') };
const QUEUE = { queue: located('list', '27') };
/** Another day than that of the calls, so that reports count their legs. */
const LOGGED_DAY = { start: '2026-01-30', end: '2026-01-30' };
const MEMBER = { ...QUEUE, ...EXTENSION };
const FLOW = { flow: located('id', '61') };
const CAMPAIGN = { campaign: '12' };
const RUNNING = { campaign: '14' };
const PAUSED = { campaign: '15' };
const VIRTUAL = { virtualExtension: '210' };
const PHONEBOOK = { phonebook: located('name', 'Default') };
const MAILBOX = { mailbox: located('list', '204') };
const MESSAGE = { ...MAILBOX, messageId: '1475000000-00000004' };
const CONTACT = { fieldsMode: 'json', contactJson: '{ "NAME": "דנה", "PHONE1": "0500000009" }' };

/** Puts there whatever the operations ask for; returns the item that they run with. */
export async function arrange(pbx: Pick<TestPbx, 'simulator'>): Promise<INodeExecutionData> {
	const [{ name: channel }] = (await liveCall(pbx)).channels;
	const { simulator } = pbx;
	simulator.addEndedCall({ uniqueId: CALL_ID, start: CALL_STARTED, recording: true });
	simulator.addEndedCall({ recording: true });
	simulator.state.recordings[0].transcript = 'שלום, כאן דנה';
	simulator.state.voicemail[0].messages[0].transcript = 'שלום, כאן דנה';
	const { campaigns, extensions, faxes, queueLog } = simulator.state;
	for (const extension of extensions) extension.doNotDisturb = extension.number === '208';
	const campaign = { name: 'תזכורות', kind: 'onDemand' as const, numbers: [] };
	campaigns[0].numbers.push({ number: NUMBER, description: '' });
	campaigns.push({ ...campaign, ...{ id: RUNNING.campaign, state: 'RUNNING' } });
	campaigns.push({ ...campaign, ...{ id: PAUSED.campaign, state: 'PAUSED' } });
	const steps = [{ type: 'VARIABLE', typeId: '85', value: '36985' }];
	simulator.state.responses.push({ id: '7', pathId: '19', uniqueId: CALL_ID, steps });
	const logged = { time: `${LOGGED_DAY.start} 12:00:00`, qu_name: 'תמיכה', callerid: NUMBER };
	queueLog.push({ filedAt: logged.time, row: { ...logged, disposition: 'ABANDONED' } });
	faxes.push({
		id: FAX_ID,
		sourceNumber: '0722280800',
		destinationNumber: NUMBER,
		options: {},
		fileName: 'order.pdf',
		bytes: PDF,
		queuedAt: CALL_STARTED.getTime(),
	});
	return {
		json: { channel },
		binary: {
			data: { data: PDF.toString('base64'), mimeType: 'application/pdf', fileName: 'order.pdf' },
		},
	};
}

/**
 * Values for every operation of every resource, by which it does its work when all goes well. A
 * test compares the names with those that the built node has: who adds an operation adds a row.
 */
export const PARAMETERS: Record<string, Record<string, INodeParameters>> = {
	agent: {
		getMany: QUEUE,
		getQueues: EXTENSION,
		pause: { ...MEMBER, reason: 'הפסקה' },
		// not the one that the others need
		remove: { ...QUEUE, extension: located('id', '205') },
		unpause: MEMBER,
	},
	api: {
		request: {
			requestType: 'INFO',
			parameters: {
				parameter: [
					{ name: 'info', value: 'queues' },
					{ name: 'format', value: 'json' },
				],
			},
			method: 'GET',
			replyFormat: 'parsed',
		},
	},
	call: {
		dial: { source: '204', destination: NUMBER },
		dialAndWait: { source: '204', destination: NUMBER, maxWaitSeconds: 1 },
		dialWithVariables: {
			source: '204',
			destination: NUMBER,
			variables: { variable: [{ name: 'order', value: '17' }] },
		},
		get: { callId: CALL_ID },
		getCollectedValues: { responsePath: '19', callId: CALL_ID },
		hangUp: { hangUpBy: 'extension', extension: located('id', '204-DEMOCO') },
		transfer: { channel: '={{ $json.channel }}', destination: '205' },
	},
	campaign: {
		addNumber: { ...CAMPAIGN, number: NUMBER },
		getNumbers: CAMPAIGN,
		pause: RUNNING,
		removeNumber: { ...CAMPAIGN, number: NUMBER },
		resume: PAUSED,
		start: CAMPAIGN,
		stop: RUNNING,
	},
	cdr: {
		addNote: { callId: CALL_ID, note: 'הערה' },
		get: { callId: CALL_ID, detail: 'legs' },
		getMany: { detail: 'calls', returnAll: true, simplify: false },
	},
	extension: {
		get: EXTENSION,
		getAllStates: { returnAll: true },
		getCurrentCalls: EXTENSION,
		getDoNotDisturb: UNDISTURBED,
		getMany: { returnAll: true },
		getState: EXTENSION,
		setDoNotDisturb: { ...UNDISTURBED, doNotDisturb: true },
	},
	fax: {
		get: { faxId: FAX_ID },
		send: { sourceNumber: '0722280800', destinationNumber: NUMBER, inputField: 'data' },
	},
	flow: {
		get: FLOW,
		getMany: {},
		setState: { ...FLOW, state: 'INUSE' },
	},
	phonebook: {
		addContact: { ...PHONEBOOK, ...CONTACT },
		deleteContact: { ...PHONEBOOK, recordId: '71' },
		getMany: PHONEBOOK,
		search: { ...PHONEBOOK, field: 'NAME', value: 'Ben Demo' },
		upsertContact: { ...PHONEBOOK, ...CONTACT, matchField: 'PHONE1' },
	},
	queue: {
		addMember: { ...QUEUE, extension: located('id', '207') },
		get: QUEUE,
		getLog: { ...QUEUE, ...LOGGED_DAY, returnAll: true },
		getMany: {},
		getMembers: QUEUE,
		getSnapshot: QUEUE,
		removeAllMembers: QUEUE,
		removeMember: MEMBER,
	},
	recording: {
		download: { callId: CALL_ID, outputField: 'data' },
		get: { callId: CALL_ID },
		getTranscript: { callId: CALL_ID },
	},
	report: {
		getUnreturned: { returnAll: true },
		page: { content: 'all', period: 'custom', language: 'he', outputField: 'data' },
		summarizeAgents: {},
		summarizeCalls: { groupBy: 'hour' },
		summarizeQueue: { groupBy: 'queue' },
	},
	sms: {
		send: { source: '0722280800', destination: NUMBER, message: 'שלום' },
	},
	virtualExtension: {
		addMember: { ...VIRTUAL, extension: located('id', '204') },
		getMembers: VIRTUAL,
		removeAllMembers: VIRTUAL,
		removeMember: { ...VIRTUAL, extension: located('id', '205') },
	},
	voicemail: {
		getMany: { returnAll: true },
		getMessages: MAILBOX,
		getTranscript: MESSAGE,
		download: { ...MESSAGE, outputField: 'data' },
		markAsRead: MESSAGE,
		markAsUnread: MESSAGE,
		delete: MESSAGE,
	},
};

/** Every row of {@link PARAMETERS}, ready to run. */
export const OPERATIONS = Object.entries(PARAMETERS).flatMap(([resource, operations]) =>
	Object.entries(operations).map(([operation, parameters]) => ({
		resource,
		operation,
		...parameters,
	})),
);
