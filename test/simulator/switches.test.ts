/**
 * Whatever is left open (pbx.md#the-simulator): each value of each switch must show in some answer.
 */
import { SWITCH_VALUES, windows1255, type Simulator, type SwitchName } from '../../simulator';
import { ask, dial, NOON, usePbx, type Params } from './client';

type Probe = (pbx: Simulator) => Promise<string>;

/** What a request answers, with whatever else is told apart by a switch. */
const answer =
	(params: Params, init?: RequestInit): Probe =>
	async (pbx) => {
		const { contentType, contentDisposition, bytes } = await ask(pbx, params, init);
		return [contentType, contentDisposition, bytes.toString('latin1')].join('\n');
	};

const info = (name: string, params: Params = {}) =>
	answer({ reqtype: 'INFO', info: name, format: 'json', ...params });

/** The same, about a call that has just ended. */
const afterCall =
	(probe: Probe, call: Parameters<Simulator['addEndedCall']>[0] = {}): Probe =>
	async (pbx) => {
		const start = '2024-06-01 11:00:30';
		pbx.addEndedCall({ start, uniqueId: 'pbx01-1.1', talkSeconds: 0, ...call });
		pbx.addEndedCall({ start: '2024-06-01 11:30:00', uniqueId: 'pbx01-1.2' });
		pbx.addEndedCall({ start: '2024-06-01 11:40:00', uniqueId: 'pbx01-1.3' });
		return await probe(pbx);
	};

const recorded = (name: string) =>
	afterCall(info(name, { id: 'pbx01-1.1' }), { recording: true, talkSeconds: 3 });

const afterDial =
	(params: (id: string) => Params, seconds = 3): Probe =>
	async (pbx) => {
		const id = await dial(pbx);
		pbx.clock.advance({ seconds });
		return await answer({ format: 'json', ...params(id) })(pbx);
	};

const book = (subreqtype: string, params: Params) =>
	answer({ reqtype: 'PHONEBOOK', phonebook: 'Default', subreqtype, format: 'json', ...params });

const fax: Probe = async (pbx) => {
	const body = new FormData();
	body.set('filename', new File(['%PDF'], 'a.pdf'));
	const order = {
		reqtype: 'FAX',
		action: 'send',
		source_number: '1',
		dest_number: '2',
		format: 'json',
	};
	return await answer(order, { method: 'POST', body })(pbx);
};

/** CDR rows of a dial that is over. */
const rowsOfDial = (order: Params, change?: (pbx: Simulator) => void): Probe => {
	const probe: Probe = async (pbx) => {
		change?.(pbx);
		await dial(pbx, { nofollow: 'yes', ...order });
		pbx.clock.advance({ minutes: 2 });
		return await info('cdrs')(pbx);
	};
	return probe;
};

const PROBES: Record<SwitchName, Probe> = {
	keyRefusal: answer({ key: 'wrong' }),
	unknownRequest: answer({ reqtype: 'NONSENSE' }),
	doubledKeys: answer({ reqtype: 'FLOWS', format: 'json' }),
	extensionsDoubledKeys: info('extensions'),
	listEncoding: async (pbx) => {
		pbx.addEndedCall({ start: '2024-06-01 11:00:30', fromName: windows1255('דנה') });
		return await afterCall(info('simplecdrs'))(pbx);
	},
	csvLineEnd: afterCall(info('cdrs', { format: 'csv' })),
	noRows: info('sms'),
	dialOutcome: answer({ reqtype: 'DIAL', source: '204', dest: '205' }),
	dialRefusal: answer({ reqtype: 'DIAL', format: 'json' }),
	dialExtraKeys: answer({ reqtype: 'DIAL', source: '204', dest: '205', format: 'json' }),
	dialVariablesOn: async (pbx) => {
		await dial(pbx, { var: 'a=1' });
		return JSON.stringify(pbx.state.calls[0]?.variables);
	},
	hangupReply: afterDial(() => ({ reqtype: 'HANGUP', extension: '204' })),
	hangupExtension: afterDial(() => ({ reqtype: 'HANGUP', extension: '204' })),
	callShape: afterDial((id) => ({ reqtype: 'INFO', info: 'call', id })),
	callUnknown: info('call', { id: 'x' }),
	callAfterEnd: afterDial((id) => ({ reqtype: 'INFO', info: 'call', id }), 60),
	recordingContainer: recorded('recording'),
	recordingWhileUp: async (pbx) => {
		pbx.switches.recordingContainer = 'wav';
		const id = await dial(pbx, { recording: 'yes' });
		return await info('recording', { id })(pbx);
	},
	voicemailRecords: async (pbx) => {
		pbx.state.voicemail[0].messages[0].receivedAt = NOON.getTime();
		const box = { reqtype: 'VOICEMAIL', action: 'messages', mailbox: '204', format: 'json' };
		return await answer(box)(pbx);
	},
	blfsNames: answer({ reqtype: 'BLFS', format: 'json' }),
	recordingFileName: recorded('recording'),
	playRecording: recorded('playrecording'),
	recordEverything: afterDial((id) => ({ reqtype: 'INFO', info: 'recording', id }), 60),
	cdrsJson: afterCall(info('cdrs')),
	unanswered: rowsOfDial({ source: '206' }),
	congestion: rowsOfDial({ dest: '0500000503' }),
	endBeforeHExten: rowsOfDial({}),
	initiatedSeconds: rowsOfDial({}, ({ switches }) => {
		switches.talkSeconds = 5.6;
	}),
	cancelDispositionEnabled: rowsOfDial({ dest: '900' }),
	ignoreDialChanges: rowsOfDial({ dest: '900' }),
	localChannels: rowsOfDial({}),
	talkRow: rowsOfDial({}, ({ switches }) => {
		switches.localChannels = 'optimised';
	}),
	behindDial: rowsOfDial({ dest: '0500000486' }),
	queueMembers: rowsOfDial({ dest: '900' }),
	pickedUpInQueue: async (pbx) => {
		const call = pbx.placeCall({ dialplan: [{ queue: '901' }] });
		pbx.clock.advance({ seconds: 1 });
		pbx.pickUp(call, '204');
		pbx.clock.advance({ minutes: 2 });
		return await info('cdrs')(pbx);
	},
	places: rowsOfDial({ dest: '900' }),
	rowOrder: afterCall(async (pbx) => {
		pbx.addEndedCall({ start: '2024-06-01 11:35:00', uniqueId: 'pbx01-1.4' });
		return await info('simplecdrs')(pbx);
	}),
	cdrsCsvColumns: afterCall(info('cdrs', { format: 'csv' })),
	minuteEnd: afterCall(info('cdrs', { start: '2024-06-01 11:00', end: '2024-06-01 11:00' })),
	rangeWithId: afterCall(info('cdrs', { uniqueid: 'pbx01-1.1' }), { start: '2020-01-01 11:00:00' }),
	phoneFilter: afterCall(info('cdrs', { phone: '0509999999' })),
	noAnswerWord: afterCall(info('cdrs')),
	unansweredAt: afterCall(info('cdrs')),
	simpleCdrFields: afterCall(info('simplecdrs')),
	simpleCdrsUniqueId: afterCall(info('simplecdrs', { uniqueid: 'pbx01-1.1' })),
	extstateUnregistered: info('extstate', { ext: '206' }),
	extstateSimple: afterDial(() => ({
		reqtype: 'INFO',
		info: 'extstate',
		ext: '204',
		format: 'simple',
	})),
	extstateUnknown: info('extstate', { ext: '999' }),
	agentCallCount: info('agents'),
	agentsNobody: info('agents', { queue: '29' }),
	agentsConnected: info('agentsconnected'),
	waitsToldBy: async (pbx) => {
		await dial(pbx, { source: '0500000001', dest: '901' });
		pbx.clock.advance({ seconds: 3 });
		const figures = await info('queue', { id: '28' })(pbx);
		return figures + (await info('queuecallers', { id: '28' })(pbx));
	},
	queueReply: answer({ reqtype: 'QUEUE', action: 'clean', id: '27', format: 'json' }),
	queueRepeat: answer({ reqtype: 'QUEUE', action: 'add', id: '27', extension: '204' }),
	requireIdForAdd: answer({ reqtype: 'QUEUE', action: 'clean', number: '900' }),
	requireType: answer({ reqtype: 'QUEUE', action: 'add', id: '27', extension: '206' }),
	agentReply: answer({
		reqtype: 'AGENT',
		action: 'pause',
		queue: '27',
		extension: '204',
		format: 'json',
	}),
	listQueuesWithoutExtension: answer({ reqtype: 'AGENT', action: 'listqueues' }),
	virtualextReply: answer({
		reqtype: 'VIRTUALEXT',
		action: 'clean',
		number: '210',
		format: 'json',
	}),
	virtualextRepeat: answer({
		reqtype: 'VIRTUALEXT',
		action: 'del',
		number: '210',
		extension: '204',
	}),
	campaignReply: answer({ reqtype: 'CAMPAIGN', action: 'start', campaign: '12', format: 'json' }),
	campaignNumbers: async (pbx) => {
		await ask(pbx, { reqtype: 'CAMPAIGN', action: 'addnumber', campaign: '12', number: '1' });
		return await answer({
			reqtype: 'CAMPAIGN',
			action: 'listnumbers',
			campaign: '12',
			format: 'json',
		})(pbx);
	},
	faxReply: fax,
	faxFile: answer({ reqtype: 'FAX', action: 'send', source_number: '1', dest_number: '2' }),
	phonebookFieldCase: book('query', { field: 'name', value: '%' }),
	phonebookAnswerCase: book('getall', {}),
	phonebookNothing: book('query', { field: 'NAME', value: 'x' }),
	phonebookUnderscore: book('query', { field: 'NAME', value: 'Ben_Demo' }),
	phonebookJsonData: book('add', { jsondata: '{"NAME":"x"}' }),
	phonebookReply: book('add', { values: '{"NAME":"x"}' }),
	smsReply: answer({ reqtype: 'SMS', source: '1', dest: '2', message: 'x', format: 'json' }),
	transferReply: async (pbx) => {
		const id = await dial(pbx);
		pbx.clock.advance({ seconds: 5 });
		const channel = pbx.state.calls.find(({ originateId }) => originateId === id)?.channels[0]
			?.name;
		return await answer({
			reqtype: 'TRANSFER',
			channel: channel ?? '',
			dest: '205',
			format: 'json',
		})(pbx);
	},
	setflowReply: answer({ reqtype: 'SETFLOW', number: '7001', state: 'INUSE', format: 'json' }),
	dndReply: answer({ reqtype: 'DND', action: 'set', number: '204', value: 'on', format: 'json' }),
	voicemailReply: answer({
		reqtype: 'VOICEMAIL',
		action: 'markread',
		mailbox: '204',
		msgid: '1475000000-00000004',
		format: 'json',
	}),
	voicemailNothing: answer({
		reqtype: 'VOICEMAIL',
		action: 'messages',
		mailbox: '205',
		format: 'json',
	}),
	cdrUpdateReply: afterCall(
		answer({
			reqtype: 'CDR',
			action: 'update',
			field: 'userfield',
			uniqueid: 'pbx01-1.1',
			format: 'json',
		}),
	),
};

describe('switches', () => {
	// One fresh PBX per value, so that only the switch can make the difference.
	describe.each(Object.keys(SWITCH_VALUES) as SwitchName[])('%s', (name) => {
		const seen = new Map<string, string>();
		const pbx = usePbx();

		it.each([...SWITCH_VALUES[name]])('%s shows', async (value) => {
			expect(pbx().switches[name]).toBe(SWITCH_VALUES[name][0]);
			Object.assign(pbx().switches, { [name]: value });
			pbx().clock.set(NOON);
			const shown = (await PROBES[name](pbx())).replaceAll(pbx().origin, '');
			expect(seen.get(shown)).toBeUndefined();
			seen.set(shown, value);
		});

		it('nothing but the switch makes the difference', async () => {
			pbx().clock.set(NOON);
			const shown = (await PROBES[name](pbx())).replaceAll(pbx().origin, '');
			expect(seen.get(shown)).toBe(SWITCH_VALUES[name][0]);
		});
	});
});
