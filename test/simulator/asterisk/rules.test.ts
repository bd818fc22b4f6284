/** Each rule of asterisk.md about rows, one by one; the recorded scenarios prove them together. */
import type { Instruction, Simulator } from '../../../simulator';
import { ask, dial, info, usePbx, type Params } from '../client';

type Row = Record<string, string>;

const pbx = usePbx();
const HANGUP: Instruction = { application: 'Hangup' };

const later = (seconds: number): void => pbx().clock.advance({ seconds });
const rows = async (): Promise<Row[]> => await info<Row[]>(pbx(), 'cdrs').catch((): Row[] => []);
const pick = (list: readonly Row[], ...names: string[]): Array<Array<string | undefined>> =>
	list.map((row) => names.map((name) => row[name]));

/** Everybody answers but those who are named otherwise, and 206 is registered. */
function phones(how: Record<string, Partial<Simulator['state']['extensions'][number]>>): void {
	for (const extension of pbx().state.extensions) {
		Object.assign(extension, { registered: true, behaviour: 'answers' }, how[extension.number]);
	}
}

async function dialAndEnd(order: Params, seconds = 120): Promise<Row[]> {
	await dial(pbx(), { nofollow: 'yes', ...order });
	later(seconds);
	return await rows();
}

describe('what people do with their phones', () => {
	const ring = () => pbx().placeCall({ dialplan: [{ dial: ['204'], maxRing: 30 }, HANGUP] });

	test('whoever picks a call up has both marks in its row, and no row of its own', async () => {
		phones({ 204: { behaviour: 'noAnswer' } });
		const call = ring();
		later(4);
		expect(pbx().pickUp(call, '205')).toBe(true);
		later(60);

		const columns = ['dstchannel', 'disposition', 'billsec', 'userfield'] as const;
		const told = pick(await rows(), ...columns).map(([channel, ...more]) => [
			/\d{3}/.exec(channel ?? '')?.[0],
			...more,
		]);
		expect(told).toEqual([
			['204', 'ANSWERED', '0', '[inbound]'],
			['205', 'ANSWERED', '6', '[inbound];[local]'],
		]);
	});

	test('nothing that does not ring is picked up', () => {
		const call = ring();
		later(4);
		expect(pbx().pickUp(call, '205')).toBe(false);
	});

	test('calls are joined by who talks in both, and called in the second', () => {
		pbx().switches.talkSeconds = 60;
		const waiting = ring();
		later(3);
		const join = (from: string, to: string) => {
			const asked = pbx().placeCall({ from, to });
			return (seconds: number) => {
				later(seconds);
				return pbx().joinCalls({ waiting, asked, extension: '204' });
			};
		};
		expect(join('206', '205')(3)).toBe(false);
		expect(join('205', '204')(3)).toBe(false);
		const asking = join('204', '205');
		expect(asking(3)).toBe(true);
		expect(asking(0)).toBe(false);
	});
});

/** The number of the phone in `dstchannel`. */
const phoneOf = ({ dstchannel }: Row): string => /\d{3}/.exec(dstchannel ?? '')?.[0] ?? '';

describe('a transferer who leaves before the colleague answers', () => {
	async function leaveEarly(): Promise<unknown> {
		pbx().switches.talkSeconds = 60;
		const waiting = pbx().placeCall({ dialplan: [{ dial: ['204'] }, HANGUP] });
		later(3);
		const asked = pbx().placeCall({ from: '204', to: '205' });
		later(1);
		expect(pbx().joinCalls({ waiting, asked, extension: '204' })).toBe(true);
		later(120);
		return (await rows()).map((row) => [
			phoneOf(row),
			...[row.disposition, row.lastapp, row.dcontext],
			...[row.start, row.end].map((time) => time?.slice(-5)),
		]);
	}

	test('leaves a consultation without an answer; the caller’s row begins with the answer', async () => {
		expect(await leaveEarly()).toEqual([
			['205', 'NO ANSWER', 'Dial', 'frominternal', '00:03', '00:04'],
			['204', 'ANSWERED', 'Dial', 'fromoutside', '00:00', '00:04'],
			['205', 'ANSWERED', 'Dial', 'frominternal', '00:05', '01:02'],
		]);
	});

	test('leaves a caller who is hung up where the colleague does not answer', async () => {
		phones({ 205: { behaviour: 'noAnswer' } });
		expect(await leaveEarly()).toEqual([
			['205', 'NO ANSWER', 'Dial', 'frominternal', '00:03', '00:04'],
			['204', 'ANSWERED', 'Dial', 'fromoutside', '00:00', '00:04'],
			['', 'ANSWERED', 'Hangup', 'frominternal', '00:33', '00:33'],
		]);
	});
});

describe('a parked call', () => {
	function park() {
		const call = pbx().placeCall({ to: '205', from: '206', dialplan: [{ dial: ['204'] }, HANGUP] });
		later(4);
		expect(pbx().park(call, '204')).toBe(true);
		return call;
	}
	const told = async (): Promise<unknown> =>
		(await rows()).map((row) => [
			phoneOf(row),
			...[row.lastapp, row.dcontext, row.dst],
			...[row.start, row.end].map((time) => time?.slice(-5)),
			row.userfield,
		]);

	test('comes back to the phone that parked it, in a context of its own', async () => {
		phones({});
		park();
		later(120);
		expect(await told()).toEqual([
			['204', 'Dial', 'frominternal', '205', '00:00', '00:04', '[local]'],
			['', 'Park', 'frominternal', '205', '00:04', '00:49', '[local]'],
			['204', 'Dial', 'park-dial', 'SIP_204-DEMOCO', '00:49', '00:57', '[local]'],
		]);
	});

	test('is taken back by whoever calls its place, with a row without a second', async () => {
		phones({});
		const call = park();
		later(5);
		expect(pbx().takeBack(call, '205')).toBe(true);
		expect(pbx().takeBack(call, '205')).toBe(false);
		later(60);
		expect(await told()).toEqual([
			['204', 'Dial', 'frominternal', '205', '00:00', '00:04', '[local]'],
			['', 'Park', 'frominternal', '205', '00:04', '00:09', '[local]'],
			['205', 'Dial', 'frominternal', '205', '00:09', '00:15', '[local];[local]'],
			['', 'ParkedCall', 'authenticated', '701', '00:09', '00:09', '[local]'],
		]);
	});

	test('is none where nobody talks, and ends with the parked', async () => {
		phones({ 204: { behaviour: 'noAnswer' } });
		expect(pbx().park(pbx().placeCall(), '204')).toBe(false);
		later(60);
		const before = (await rows()).length;
		phones({});
		const call = park();
		later(5);
		await ask(pbx(), { reqtype: 'HANGUP', channel: call.channels[0]?.name ?? '' });
		expect(pick((await rows()).slice(before), 'lastapp', 'duration')).toEqual([
			['Dial', '4'],
			['Park', '5'],
		]);
	});
});

describe('a conference', () => {
	const enter = (from: string) =>
		pbx().placeCall({ from, to: '300', dialplan: [{ conference: '300' }] });

	test('of four has a row for each two, and one for the last to come', async () => {
		phones({});
		pbx().switches.talkSeconds = 60;
		for (const number of ['204', '205', '206', '0500000001']) {
			enter(number);
			later(1);
		}
		later(120);
		const told = await rows();
		const pairs = told.map((row) => `${row.src}-${row.dstchannel ? row.wherelanded : ''}`);
		expect(pairs).toHaveLength(7);
		expect(pairs).toEqual([
			...['204-205', '204-206', '204-0500000001', '205-206', '205-0500000001'],
			...['206-0500000001', '0500000001-'],
		]);
		expect(told.at(-1)).toMatchObject({ duration: '0', disposition: 'ANSWERED' });
	});

	test('alone is a row without a phone; whoever leaves ends the rows with it', async () => {
		phones({});
		enter('204');
		later(10);
		expect((await rows()).map((row) => [phoneOf(row), row.duration])).toEqual([['', '6']]);
		pbx().switches.talkSeconds = 60;
		enter('204');
		const call = enter('205');
		later(3);
		await ask(pbx(), { reqtype: 'HANGUP', channel: call.channels[0]?.name ?? '' });
		later(60);
		expect((await rows()).slice(1).map((row) => [phoneOf(row), row.duration])).toEqual([
			['', '0'],
			['205', '3'],
		]);
	});
});

describe('what the PBX itself originates for an application', () => {
	const originate = async (order: Partial<Parameters<Simulator['originate']>[0]> = {}) => {
		pbx().originate({ to: '205', maxRing: 5, application: 'Playback', seconds: 4, ...order });
		later(60);
		return pick(await rows(), 'src', 'dst', 'lastapp', 'disposition', 'duration', 'billsec');
	};

	test('has a row of the phone, where it answers', async () => {
		phones({});
		expect(await originate()).toEqual([['205', '', 'Playback', 'ANSWERED', '6', '4']]);
	});

	test('has one of each half of a Local channel', async () => {
		phones({});
		expect(await originate({ localContext: 'member' })).toEqual([
			['205', '205', 'Playback', 'ANSWERED', '6', '4'],
			['', '205', 'Dial', 'ANSWERED', '6', '4'],
		]);
	});

	test('in vain has none, or those of what failed by option', async () => {
		phones({ 205: { behaviour: 'noAnswer' }, 206: { registered: false } });
		expect(await originate()).toEqual([]);
		expect(await originate({ to: '206' })).toEqual([]);
		pbx().switches.unanswered = 'yes';
		expect(await originate()).toEqual([['205', '205', 'AppDial2', 'NO ANSWER', '5', '0']]);
	});
});

describe('a caller', () => {
	test('has one unique ID in all its rows, which differ in the phone', async () => {
		phones({ 204: { behaviour: 'noAnswer' }, 206: { behaviour: 'busy' } });
		pbx().placeCall({ dialplan: [{ dial: ['204', '205', '206'] }, HANGUP] });
		later(60);
		const told = await rows();

		expect(new Set(told.map(({ uniqueid }) => uniqueid)).size).toBe(1);
		expect(told[0]?.uniqueid).toBe(told[0]?.linkedid);
		expect(pick(told, 'lastdst', 'disposition', 'duration', 'billsec')).toEqual([
			['204-DEMOCO', 'NO ANSWER', '2', '0'],
			['205-DEMOCO', 'ANSWERED', '8', '6'],
			['206-DEMOCO', 'BUSY', '0', '0'],
		]);
	});

	test('who is sent on has one more row, which follows the one before', async () => {
		const call = pbx().placeCall({ dialplan: [{ dial: ['204'] }, HANGUP] });
		later(5);
		const channel = call.channels[0]?.name ?? '';
		await ask(pbx(), { reqtype: 'TRANSFER', channel, dest: '205' });
		later(60);

		const told = await rows();
		expect(pick(told, 'lastdst', 'start', 'answer', 'end', 'billsec')).toEqual([
			['204-DEMOCO', ...noon('12:00:00', '12:00:02', '12:00:05'), '3'],
			['205-DEMOCO', ...noon('12:00:05', '12:00:05', '12:00:13'), '8'],
		]);
		expect(new Set(told.map(({ uniqueid }) => uniqueid)).size).toBe(1);
		expect(pick(told, 'dst')).toEqual([['0700000000'], ['0700000000']]);
	});

	test('who is sent on from a queue has the target in the queue’s row too', async () => {
		const call = pbx().placeCall({ to: '900', dialplan: [{ queue: '901' }, HANGUP] });
		later(5);
		const channel = call.channels[0]?.name ?? '';
		await ask(pbx(), { reqtype: 'TRANSFER', channel, dest: '204' });
		later(60);

		expect(pick(await rows(), 'lastapp', 'dst', 'firstdst')).toEqual([
			['Queue', '204', '900'],
			['Dial', '204', '204'],
		]);
	});

	test('who reaches a mailbox has two rows, the second without a phone', async () => {
		phones({ 204: { behaviour: 'noAnswer' } });
		const dialplan = [
			{ dial: ['204'], maxRing: 5 },
			{ voicemail: '204', seconds: 9 },
		];
		pbx().placeCall({ dialplan });
		later(60);

		const told = await rows();
		expect(pick(told, 'disposition', 'lastapp', 'duration', 'billsec', 'lastdst')).toEqual([
			['NO ANSWER', 'Dial', '5', '0', '204-DEMOCO'],
			['ANSWERED', 'VoiceMail', '9', '9', 'Voicemail 204'],
		]);
		expect(told.map(({ dstchannel }) => dstchannel === '')).toEqual([false, true]);
	});

	test('is answered by the queue: whoever rings in it has the begin of the ringing as answer', async () => {
		phones({ 204: { behaviour: 'noAnswer' } });
		const [queue] = pbx().state.queues;
		Object.assign(queue ?? {}, { strategy: 'linear', memberSeconds: 4, retrySeconds: 1 });
		pbx().placeCall({ dialplan: [{ queue: '900' }, HANGUP] });
		later(60);

		expect(pick(await rows(), 'disposition', 'start', 'answer', 'billsec')).toEqual([
			['NO ANSWER', ...noon('12:00:00', '12:00:00'), '4'],
			['ANSWERED', ...noon('12:00:05', '12:00:05'), '8'],
		]);
	});

	test('who leaves a queue that nobody answers has no extra row, the dialplan that goes on has', async () => {
		phones({ 205: { behaviour: 'noAnswer' } });
		const leaving = pbx().placeCall({ dialplan: [{ queue: '901' }, HANGUP] });
		later(3);
		await ask(pbx(), { reqtype: 'HANGUP', channel: leaving.channels[0]?.name ?? '' });
		pbx().placeCall({ dialplan: [{ queue: '901', maxWait: 4 }, HANGUP] });
		later(60);

		expect(pick(await rows(), 'disposition', 'lastapp', 'billsec')).toEqual([
			['NO ANSWER', 'Queue', '3'],
			['NO ANSWER', 'Queue', '4'],
			['ANSWERED', 'Hangup', '0'],
		]);
	});
});

const noon = (...times: string[]): string[] => times.map((time) => `2024-06-01 ${time}`);

describe('click-to-call', () => {
	test('links its rows by the destination’s, and both begin with the originate', async () => {
		const [destination, source] = await dialAndEnd({ dest: '205' });

		expect(destination?.dcontext).toBe('destproxyapidial');
		expect(destination?.uniqueid).toBe(destination?.linkedid);
		expect(source?.dcontext).toBe('sourceproxyapidial');
		expect(source?.linkedid).toBe(destination?.uniqueid);
		expect(source?.uniqueid).not.toBe(destination?.uniqueid);
		expect(pick([destination ?? {}, source ?? {}], 'start', 'answer', 'end', 'billsec')).toEqual([
			[...noon('12:00:00', '12:00:02', '12:00:10'), '8'],
			[...noon('12:00:00', '12:00:02', '12:00:10'), '8'],
		]);
	});

	test('names the source’s phone in its row, and the other party as its caller', async () => {
		const source = (await dialAndEnd({ dest: '205', sourceclid: '0700000009' }))[1];

		expect(source?.dstchannel).toMatch(/^SIP\/204-DEMOCO-[0-9a-f]{8}$/);
		expect([source?.src, source?.clid]).toEqual(['205', '"Support" <205>']);
	});

	test('has the caller ID that was given where the destination was not rung', async () => {
		phones({ 204: { behaviour: 'busy' } });
		const [source] = await dialAndEnd({ dest: '205', sourceclid: '0700000009' });

		expect([source?.src, source?.disposition]).toEqual(['0700000009', 'BUSY']);
	});

	test.each([
		['does not answer', 'noAnswer', 'NO ANSWER', '8', '5'],
		['is busy', 'busy', 'BUSY', '3', '0'],
		['declines', 'declines', 'BUSY', '5', '2'],
		['does not exist', 'unknownNumber', 'NO ANSWER', '3', '0'],
		['has no line', 'congestion', 'FAILED', '3', '0'],
	] as const)(
		'whose destination %s is answered in its rows all the same, and has an extra one',
		async (_case, behaviour, disposition, duration, billsec) => {
			phones({ 205: { behaviour } });
			pbx().switches.ringSeconds = 3;
			const told = await dialAndEnd({ dest: '205', dialtimeout: '5' });

			expect(pick(told, 'disposition', 'duration', 'billsec', 'lastapp', 'answer')).toEqual([
				[disposition, duration, billsec, 'Dial', ...noon('12:00:03')],
				['ANSWERED', '0', '0', 'Hangup', expect.stringMatching(/^2024-06-01 12:00:0/)],
				['ANSWERED', duration, billsec, 'Dial', ...noon('12:00:03')],
			]);
			expect(told.map(({ dstchannel }) => dstchannel === '')).toEqual([false, true, false]);
			expect(told[1]?.uniqueid).toBe(told[0]?.uniqueid);
		},
	);

	test('has no extra row where the dialplan does nothing behind Dial', async () => {
		pbx().switches.behindDial = 'nothing';
		const told = await dialAndEnd({ dest: '0500000486' });

		expect(pick(told, 'disposition')).toEqual([['BUSY'], ['ANSWERED']]);
	});

	test('of a source that is not registered leaves nothing, or FAILED by option', async () => {
		expect(await dialAndEnd({ source: '206' })).toEqual([]);
		pbx().switches.unanswered = 'yes';
		expect(pick(await dialAndEnd({ source: '206' }), 'disposition', 'lastapp')).toEqual([
			['FAILED', 'AppDial2'],
			['FAILED', 'Dial'],
		]);
	});

	test('files its rows as the talk begins where the Local channel is taken out', async () => {
		pbx().switches.localChannels = 'optimised';
		const id = await dial(pbx(), { dest: '205' });
		later(3);
		expect(await rows()).toEqual([]);
		later(1);
		const early = await rows();
		expect(pick(early, 'lastapp', 'duration', 'billsec', 'originateid')).toEqual([
			['Dial', '4', '2', id],
			['Dial', '4', '2', id],
		]);
		later(6);
		const talk = (await rows())[2];
		expect(talk).toMatchObject({
			...{ lastapp: 'AppDial', dst: '', originateid: '', firstdst: '' },
			...{ duration: '6', billsec: '6', linkedid: early[0]?.linkedid },
		});
	});

	test.each([
		['fromSource', /^PJSIP\/205-/],
		['fromDestination', /^SIP\/204-/],
	] as const)('then has the talk %s', async (talkRow, phone) => {
		Object.assign(pbx().switches, { localChannels: 'optimised', talkRow });
		const told = await dialAndEnd({ dest: '205' });

		expect(told[2]?.dstchannel).toMatch(phone);
	});
});

describe('rows', () => {
	test('come in the order in which channels end', async () => {
		await dial(pbx(), { dest: '205', timeout: '6' });
		later(1);
		await dial(pbx(), { dest: '0500000486' });
		later(60);

		expect(pick(await rows(), 'lastdst')).toEqual([
			...[['0500000486'], ['0500000486'], ['204-DEMOCO']],
			...[['205-DEMOCO'], ['204-DEMOCO']],
		]);
	});

	test('of Local members of a queue come in the middle of the call', async () => {
		Object.assign(pbx().switches, { queueMembers: 'local', localChannels: 'optimised' });
		const call = pbx().placeCall({ dialplan: [{ queue: '901' }, HANGUP] });
		later(3);

		expect(pick(await rows(), 'dcontext', 'lastdst')).toEqual([['member', '205-DEMOCO']]);
		expect(pbx().state.calls).toEqual([call]);
	});

	test('have seconds that are cut; an option rounds billsec', async () => {
		pbx().switches.answerAfterSeconds = 0;
		const talk = async (): Promise<Row | undefined> => {
			pbx().placeCall({ dialplan: [{ dial: ['204'], talkSeconds: 1.7 }] });
			later(10);
			return (await rows()).at(-1);
		};

		expect(await talk()).toMatchObject({ duration: '1', billsec: '1' });
		pbx().switches.initiatedSeconds = 'yes';
		expect(await talk()).toMatchObject({ duration: '1', billsec: '2' });
	});

	test('have CONGESTION by option, one without a phone too', async () => {
		pbx().switches.congestion = 'yes';
		pbx().placeCall({ from: '204', dialplan: [{ dial: ['0500000503'] }, HANGUP] });
		later(10);

		expect(pick(await rows(), 'disposition', 'lastapp')).toEqual([
			['CONGESTION', 'Dial'],
			['CONGESTION', 'Hangup'],
		]);
	});

	test('have one of the h extension by option', async () => {
		pbx().switches.endBeforeHExten = 'no';
		pbx().placeCall({ dialplan: [{ dial: ['204'] }] });
		later(10);

		expect(pick(await rows(), 'disposition', 'dst', 'duration')).toEqual([
			['ANSWERED', '0700000000', '8'],
			['ANSWERED', 'h', '0'],
		]);
	});

	test('have CANCEL by option, of a caller who leaves and of phones that rang beside', async () => {
		pbx().switches.cancelDispositionEnabled = 'yes';
		phones({ 206: { behaviour: 'noAnswer' } });
		pbx().placeCall({ dialplan: [{ dial: ['205', '206'] }] });
		later(10);
		const call = pbx().placeCall({ dialplan: [{ dial: ['206'] }] });
		later(2);
		await ask(pbx(), { reqtype: 'HANGUP', channel: call.channels[0]?.name ?? '' });

		expect(pick(await rows(), 'disposition')).toEqual([['ANSWERED'], ['CANCEL'], ['CANCEL']]);
	});

	test('are one for a queue’s call by option', async () => {
		pbx().switches.ignoreDialChanges = 'yes';
		pbx().placeCall({ dialplan: [{ queue: '900' }, HANGUP] });
		later(60);

		expect(pick(await rows(), 'lastapp', 'disposition')).toEqual([['Queue', 'ANSWERED']]);
	});

	test('tell places from the phone, or as a dialplan sets them', async () => {
		const places = async (): Promise<unknown> => {
			pbx().placeCall({ extension: '700', dialplan: [{ dial: ['204', '205'] }] });
			later(20);
			pbx().placeCall({ dialplan: [{ queue: '901' }] });
			later(20);
			return pick((await rows()).slice(-3), 'lastdst', 'wherelanded');
		};

		expect(await places()).toEqual([
			['204-DEMOCO', '204'],
			['205-DEMOCO', '205'],
			['205-DEMOCO', '205'],
		]);
		pbx().switches.places = 'asSetByDialplan';
		expect(await places()).toEqual([
			['700', ''],
			['700', ''],
			['901', '901'],
		]);
	});
});
