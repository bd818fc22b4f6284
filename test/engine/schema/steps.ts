import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { liveCall, waitingCall } from '../call/liveCall';
import { fileItem } from '../fax/pdfItem';
import type { TestPbx } from '../support';

/** One run of an operation; all that are raw come after those that are simplified. */
export interface Step {
	parameters: INodeParameters;
	/** Brings the PBX into the state in which there is something to be seen. */
	before?(pbx: TestPbx): void | Promise<void>;
	/** Parameters that are known only then. */
	known?(pbx: TestPbx): INodeParameters;
	items?: INodeExecutionData[];
	/** What the PBX says goes through as it is: the schema names some of it. */
	isRaw?: true;
	/** The run that the page in `docs/` shows; the first where none says so. */
	isExample?: true;
}

const CALL_ID = 'pbx01-1780304400.1';
const START = '2026-06-01 12:00:00';
const WINDOW = { start: '2026-06-01', end: '2026-06-01' };

function endedCalls({ simulator }: TestPbx): void {
	const call = { start: START, direction: 'IN', fromName: 'Dana', recording: true } as const;
	simulator.addEndedCall({ ...call, uniqueId: CALL_ID, originateId: '15f3a9c01b27de' });
	simulator.addEndedCall({ ...call, recording: false, talkSeconds: 0 });
}

const QUEUED_CALL = '15f3a9c01b27df';
const ODD_CALL_ID = 'pbx01-1780304400.7';

/** A queue's call that one agent answers and hands to another; the queue had answered at once. */
function transferredCall({ simulator }: TestPbx): void {
	const columns = { lastapp: 'Queue', dst: '900', answer: START };
	simulator.addEndedCall({
		start: START,
		originateId: QUEUED_CALL,
		legs: [{ columns }, { party: '205', startsAfter: 35 }],
	});
}

/** A caller who withholds the number, of whose call the PBX tells what cannot be. */
function oddCall({ simulator }: TestPbx): void {
	simulator.addEndedCall({
		...{ start: START, direction: 'IN', from: 'anonymous', uniqueId: ODD_CALL_ID },
		legs: [{ columns: { end: '2162-01-01 00:00:00' } }],
	});
	const filed = simulator.state.simpleCdrs.at(-1);
	if (filed) filed.row.sc_duration = '18446744073709551615';
}

/** Each dialled call is over when its rows are asked for, so that a slow machine asks no more often. */
function briefCalls({ simulator }: TestPbx): void {
	Object.assign(simulator.switches, { ringSeconds: 0, answerAfterSeconds: 0, talkSeconds: 2 });
	simulator.fail('slow', {
		milliseconds: 0,
		when({ info }) {
			if (info === 'cdrs') simulator.clock.advance({ seconds: 5 });
			return false;
		},
	});
}

/** Calls of two days, within and outside of opening hours, answered and missed, queued and not. */
function reportedCalls({ simulator }: TestPbx): void {
	for (const start of [
		'2026-05-31 12:00:00',
		'2026-05-31 22:00:00',
		START,
		'2026-06-01 22:00:00',
	]) {
		simulator.addEndedCall({ start, from: '0500000001', fromName: 'Dana' });
	}
	const columns = { lastapp: 'Queue', dst: '900' };
	const missed = { from: '0500000072', fromName: 'Ben', talkSeconds: 0, legs: [{ columns }] };
	simulator.addEndedCall({ ...missed, start: '2026-06-01 09:00:00' });
	simulator.addEndedCall({ ...missed, start: '2026-06-01 09:30:00', ringSeconds: 25 });
	const attempt = { direction: 'OUT', to: '0500000072', talkSeconds: 0 } as const;
	simulator.addEndedCall({ ...attempt, start: '2026-06-01 10:00:00' });
	simulator.addEndedCall({ start: '2026-06-01 12:30:00', legs: [{ columns }] });
}

/** What the log of a queue has; the agent's secrets stand beside it. */
function queueLog({ simulator }: TestPbx): void {
	const entry = (time: string, disposition: string, seconds: Record<string, string>) => ({
		filedAt: time,
		row: {
			...{
				time,
				qu_name: simulator.state.queues[0].name,
				callerid: '0500000001',
				disposition,
				origpos: '1',
			},
			...{ callid: `pbx01-${time}`, agent: '', ...seconds, ex_password: 'secret' },
		},
	});
	simulator.state.queueLog.push(
		entry('2026-06-01 12:00:00', 'ANSWERED', { agent: '204', holdtime: '12', calltime: '60' }),
		entry('2026-06-01 12:10:00', 'ABANDON', { holdtime: '3', calltime: '0' }),
	);
}

const channelOf = ({ simulator }: TestPbx) => simulator.state.calls[0].channels[0].name;
const live = { before: async (pbx: TestPbx) => void (await liveCall(pbx)) };
const answering = (switches: Partial<TestPbx['simulator']['switches']>) => ({
	before: ({ simulator }: TestPbx) => void Object.assign(simulator.switches, switches),
});

const DIAL = { source: '204', destination: '0500000001' };
const MEMBER = { queue: '28', extension: '204' };
const VIRTUAL = { virtualExtension: '210', extension: '204' };
const MESSAGE = { mailbox: '204', messageId: '1475000000-00000004' };
const NUMBER = { campaign: '12', number: '0500000001' };
const addNumber = { campaign: '12', number: '0500000001', numberDescription: 'דנה' };
const CONTACT = {
	phonebook: 'Default',
	fieldsMode: 'json',
	contactJson: '{ "NAME": "Dana", "PHONE1": "0500000072" }',
};

/** How each operation is brought to give every property of its schema. */
export const STEPS: Record<string, Step[]> = {
	'agent/getMany': [{ parameters: { queue: '27' } }],
	'agent/getQueues': [
		{ parameters: { extension: '205' } },
		{
			parameters: { extension: '205' },
			before: async (pbx) =>
				await pbx.says('[{"qu_id":"27","qu_name":"Support","qu_number":"900"}]'),
		},
	],
	'agent/pause': [{ parameters: { queue: '27', extension: '204', reason: 'אוכל' } }],
	'agent/remove': [{ parameters: { queue: 'ALL', extension: '205' } }],
	'agent/unpause': [{ parameters: { queue: '27', extension: '204' } }],
	'api/request': [
		{
			parameters: {
				requestType: 'SMS',
				parameters: {
					parameter: [
						{ name: 'source', value: '204' },
						{ name: 'dest', value: '0500000001' },
						{ name: 'message', value: 'Hello' },
					],
				},
			},
			...answering({ smsReply: 'line' }),
		},
		{ parameters: { requestType: 'FLOWS' }, isRaw: true },
	],
	'call/dial': [{ parameters: DIAL }],
	'call/dialAndWait': [{ parameters: DIAL, before: briefCalls }],
	'call/dialWithVariables': [
		{
			parameters: {
				...DIAL,
				variables: { variable: [{ name: 'text', value: 'שלום' }] },
			},
		},
	],
	'call/get': [
		{
			parameters: {},
			...live,
			known: ({ simulator }) => ({ callId: simulator.state.calls[0].originateId }),
		},
		{ parameters: { callId: 'nobody.1' } },
	],
	'call/getCollectedValues': [
		{
			parameters: { responsePath: '19', callId: CALL_ID },
			before: ({ simulator }) =>
				void simulator.state.responses.push({
					...{ id: '7', pathId: '19', uniqueId: CALL_ID },
					steps: [
						{ type: 'START', value: START },
						{ type: 'CALLERID', value: 'Dana <0500000001>' },
						{
							...{ type: 'VARIABLE', typeId: '85', value: '36985' },
							...{ typeName: 'Customer', valueName: 'Demo Ltd' },
						},
						{ type: 'QUEUE', typeId: '27' },
						{ type: 'ANSWER', value: '204-DEMOCO' },
						{ type: 'HANGUP' },
					],
				}),
		},
	],
	'call/hangUp': [
		{
			parameters: { hangUpBy: 'channel' },
			...live,
			known: (pbx) => ({ channel: channelOf(pbx) }),
		},
		{ parameters: { hangUpBy: 'extension', extension: '204-DEMOCO' }, ...live },
	],
	'call/transfer': [
		{
			parameters: { destination: '205' },
			...live,
			known: (pbx) => ({ channel: channelOf(pbx) }),
		},
		{ parameters: { transferBy: 'extension', extension: '204', destination: '205' }, ...live },
	],
	'campaign/addNumber': [{ parameters: addNumber }, { parameters: NUMBER }],
	'campaign/getNumbers': [
		{
			parameters: { campaign: '12' },
			before: async (pbx) =>
				void (await pbx.run({ resource: 'campaign', operation: 'addNumber', ...addNumber })),
			isRaw: true,
		},
		{ parameters: { campaign: '12' }, ...answering({ campaignNumbers: 'numbers' }) },
	],
	'campaign/pause': [
		{
			parameters: { campaign: '12' },
			before: async (pbx) =>
				void (await pbx.run({ resource: 'campaign', operation: 'start', campaign: '12' })),
		},
	],
	'campaign/removeNumber': [
		{
			parameters: NUMBER,
			before: async (pbx) =>
				void (await pbx.run({ resource: 'campaign', operation: 'addNumber', ...NUMBER })),
		},
	],
	'campaign/resume': [
		{
			parameters: { campaign: '12' },
			before: ({ simulator }) => void (simulator.state.campaigns[0].state = 'PAUSED'),
		},
	],
	'campaign/start': [{ parameters: { campaign: '12' } }],
	'campaign/stop': [
		{
			parameters: { campaign: '12' },
			before: ({ simulator }) => void (simulator.state.campaigns[0].state = 'RUNNING'),
		},
	],
	'cdr/addNote': [{ parameters: { callId: CALL_ID, note: 'הערה' }, before: endedCalls }],
	'cdr/get': [
		{ parameters: { callId: CALL_ID, detail: 'legs' }, before: endedCalls },
		{ parameters: { callId: CALL_ID, detail: 'calls', options: WINDOW }, isExample: true },
		{
			parameters: { callId: QUEUED_CALL, detail: 'calls', options: WINDOW },
			before: transferredCall,
		},
		{ parameters: { callId: ODD_CALL_ID, detail: 'legs' }, before: oddCall },
		{ parameters: { callId: CALL_ID, detail: 'legs', simplify: false }, isRaw: true },
		{ parameters: { callId: CALL_ID, detail: 'calls', simplify: false }, isRaw: true },
	],
	'cdr/getMany': [
		{ parameters: { ...WINDOW, detail: 'legs' }, before: endedCalls },
		{ parameters: { ...WINDOW, detail: 'calls' }, isExample: true },
		{ parameters: { ...WINDOW, detail: 'calls', options: { addCallDetails: true } } },
		{
			parameters: { ...WINDOW, detail: 'legs', options: { groupLegs: true } },
			before: transferredCall,
		},
		{
			parameters: { ...WINDOW, detail: 'legs', options: { groupLegs: true } },
			before: oddCall,
		},
		{ parameters: { ...WINDOW, detail: 'calls' } },
		{ parameters: { ...WINDOW, detail: 'legs', simplify: false }, isRaw: true },
		{ parameters: { ...WINDOW, detail: 'calls', simplify: false }, isRaw: true },
	],
	'extension/get': [{ parameters: { extension: '204' } }],
	'extension/getAllStates': [{ parameters: {} }],
	'extension/getCurrentCalls': [{ parameters: { extension: '204' }, ...live }],
	'extension/getDoNotDisturb': [{ parameters: { extension: '204' } }],
	'extension/getMany': [{ parameters: {} }],
	'extension/getState': [
		{
			parameters: { extension: '204' },
			before: async (pbx) =>
				void (await pbx.run({
					resource: 'call',
					operation: 'dial',
					source: '204',
					destination: '205',
				})),
		},
		{ parameters: { extension: '204' }, ...live },
		{ parameters: { extension: '206' } },
		{ parameters: { extension: '204', options: { numberOnly: true } } },
	],
	'extension/setDoNotDisturb': [{ parameters: { extension: '204', doNotDisturb: true } }],
	'fax/get': [
		{
			parameters: {},
			before: async (pbx) =>
				void (await pbx.run(
					{ resource: 'fax', operation: 'send', sourceNumber: '1', destinationNumber: '2' },
					{ items: [fileItem()] },
				)),
			known: ({ simulator }) => ({ faxId: simulator.state.faxes[0].id }),
			isRaw: true,
		},
	],
	'fax/send': [
		{
			parameters: { sourceNumber: '0722280800', destinationNumber: '081866666' },
			items: [fileItem()],
		},
	],
	'flow/get': [{ parameters: { flow: '61' } }],
	'flow/getMany': [
		{ parameters: {} },
		{
			parameters: {},
			before: async (pbx) => {
				const row = {
					fl_id: '61',
					fl_number: '7001',
					fl_name: 'Night',
					fl_comment: 'After six',
					fl_value: 'closed',
					fl_variable_name: 'night',
					st_extension: '7001',
					st_state: 'INUSE',
				};
				await pbx.says(JSON.stringify([row]));
			},
		},
	],
	'flow/setState': [{ parameters: { flow: '61', state: 'INUSE', value: 'closed' } }],
	'phonebook/addContact': [
		{
			parameters: { ...CONTACT, options: { batchSize: 2 } },
			items: [{ json: {} }, { json: {} }],
			...answering({ phonebookReply: 'id' }),
		},
		{ parameters: CONTACT },
	],
	'phonebook/deleteContact': [{ parameters: { phonebook: 'Default', recordId: '71' } }],
	'phonebook/getMany': [{ parameters: { phonebook: 'Default' }, isRaw: true }],
	'phonebook/search': [
		{
			parameters: { phonebook: 'Default', field: 'NAME', value: 'e', matchPartial: true },
			isRaw: true,
		},
	],
	'phonebook/upsertContact': [
		{ parameters: { ...CONTACT, matchField: 'PHONE1' } },
		{ parameters: { ...CONTACT, matchField: 'PHONE1' } },
		{ parameters: { ...CONTACT, matchField: 'NAME', phonebook: 'לקוחות' } },
	],
	'queue/addMember': [{ parameters: MEMBER }],
	'queue/get': [{ parameters: { queue: '27' } }],
	'queue/getLog': [{ parameters: { queue: '27', ...WINDOW }, before: queueLog }],
	'queue/getMany': [
		{ parameters: {} },
		{
			parameters: {},
			before: async (pbx) => await pbx.says('{"27":{"qu_name":"Support","qu_number":"900"}}'),
		},
	],
	'queue/getMembers': [{ parameters: { queue: '27' } }],
	'queue/getSnapshot': [
		{
			parameters: { queue: '28' },
			before: async (pbx) => {
				await waitingCall(pbx);
				pbx.simulator.state.queues[1].members[0].paused = true;
			},
		},
		{
			parameters: { queue: '28' },
			...answering({
				notOffered: ['queues', 'queue', 'agentsconnected', 'agentsdelay', 'queuecallers'].map(
					(info) => `info=${info}`,
				),
			}),
		},
		{
			parameters: { queue: '28' },
			before: ({ simulator }) =>
				void simulator.fail('http500', { when: ({ info }) => info === 'agents' }),
		},
	],
	'queue/removeAllMembers': [{ parameters: { queue: '27' } }],
	'queue/removeMember': [{ parameters: { queue: '27', extension: '204' } }],
	'recording/download': [
		{ parameters: { callId: CALL_ID }, before: endedCalls },
		{ parameters: { callId: 'nobody.1', options: { whenMissing: 'itemWithoutFile' } } },
	],
	'recording/get': [{ parameters: { callId: CALL_ID }, before: endedCalls }],
	'recording/getTranscript': [
		{
			parameters: { callId: CALL_ID },
			before: (pbx) => {
				endedCalls(pbx);
				pbx.simulator.state.recordings[0].transcript = 'שלום, כאן דנה';
			},
		},
	],
	'report/getUnreturned': [
		{
			parameters: { ...WINDOW, options: { returnedUntil: WINDOW.end } },
			before: reportedCalls,
		},
		{
			parameters: { ...WINDOW, options: { phonebook: 'Default', minimumSeconds: 1 } },
			before: async (pbx) =>
				void (await pbx.run({
					...{ resource: 'phonebook', operation: 'addContact', phonebook: 'Default' },
					...{ fieldsMode: 'json', contactJson: '{ "NAME": "Ben", "PHONE1": "0500000072" }' },
				})),
		},
	],
	'report/page': [
		{ parameters: { period: 'custom', ...WINDOW }, before: reportedCalls },
		{ parameters: { content: 'getUnreturned', language: 'he' } },
	],
	'report/summarizeAgents': [{ parameters: WINDOW, before: reportedCalls }],
	'report/summarizeCalls': [
		{ parameters: { ...WINDOW, groupBy: 'direction' }, before: reportedCalls },
		{ parameters: WINDOW, isExample: true },
		{
			parameters: {
				...{ ...WINDOW, groupBy: 'day' },
				options: { openingHours: 'Sun-Fri 09:00-19:00', comparePrevious: true },
			},
		},
	],
	'report/summarizeQueue': [
		{ parameters: WINDOW, before: queueLog },
		{ parameters: { ...WINDOW, options: { source: 'legs' } }, before: reportedCalls },
	],
	'sms/send': [
		{
			parameters: { ...DIAL, message: 'שלום' },
			...answering({ smsReply: 'line' }),
		},
	],
	'virtualExtension/addMember': [{ parameters: VIRTUAL }],
	'virtualExtension/getMembers': [{ parameters: VIRTUAL }],
	'virtualExtension/removeAllMembers': [{ parameters: VIRTUAL }],
	'virtualExtension/removeMember': [{ parameters: { ...VIRTUAL, extension: '205' } }],
	'voicemail/getMany': [{ parameters: {} }],
	'voicemail/getMessages': [{ parameters: { mailbox: '204' } }],
	'voicemail/getTranscript': [
		{
			parameters: MESSAGE,
			before: ({ simulator }) =>
				void (simulator.state.voicemail[0].messages[0].transcript = 'שלום, כאן דנה'),
		},
	],
	'voicemail/download': [{ parameters: MESSAGE }],
	'voicemail/markAsRead': [{ parameters: MESSAGE }],
	'voicemail/markAsUnread': [{ parameters: MESSAGE }],
	'voicemail/delete': [{ parameters: MESSAGE }],
};
