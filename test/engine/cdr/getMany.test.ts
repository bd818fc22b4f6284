import { windows1255, type EndedCallInput } from '../../../simulator';
import { usePbx } from '../support';

const pbx = usePbx();
const DAY = {
	resource: 'cdr',
	operation: 'getMany',
	start: '2026-06-01',
	end: '2026-06-01',
	returnAll: true,
};
const LEGS = { ...DAY, detail: 'legs' };
const SENT = { reqtype: 'INFO', start: '2026-06-01 00:00:00', end: '2026-06-01 23:59:59' };
const NOON = 'pbx01-1780304400.1';

/** An answered inbound call of 12:00:00, with what differs. */
const call = (more: EndedCallInput = {}) =>
	pbx.simulator.addEndedCall({ start: '2026-06-01 12:00:00', uniqueId: NOON, ...more });

const CALL = {
	callId: NOON,
	linkedId: null,
	originateId: null,
	startedAt: '2026-06-01T12:00:00+03:00',
	answeredAt: null,
	endedAt: '2026-06-01T12:00:35+03:00',
	durationSeconds: 35,
	talkSeconds: null,
	direction: 'inbound',
	disposition: 'answered',
	from: '0500000001',
	fromName: 'דנה "ד" לדוגמה',
	to: '0700000000',
	answeredBy: '204',
	externalNumber: '0500000001',
	externalNumberE164: '+972500000001',
	extension: '204',
};
const DETAILS = {
	linkedId: NOON,
	originateId: '15f3a9c01b27de',
	answeredAt: '2026-06-01T12:00:05+03:00',
	talkSeconds: 30,
};
/** The requests for the list of calls; where that tells no talk time, legs may be asked for besides. */
const listed = () => pbx.sent().filter(({ info }) => info === 'simplecdrs');
/** What a call has besides, where its legs tell. */
const RINGING = { queue: null, rang: ['204'] };

describe('calls', () => {
	const talk = { answeredAt: DETAILS.answeredAt, talkSeconds: 30 };

	test.each([
		['eleven', 'on', { ...talk, linkedId: NOON }],
		['eleven', 'off', { ...talk, linkedId: NOON }],
		['twelve', 'on', talk],
		['twelve', 'off', talk],
	] as const)('of %s columns, doubled keys %s', async (simpleCdrFields, doubledKeys, more) => {
		Object.assign(pbx.simulator.switches, { simpleCdrFields, doubledKeys });
		call({ fromName: CALL.fromName });
		const run = await pbx.run(DAY);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([{ ...CALL, ...more }]);
		expect(listed()).toEqual([{ ...SENT, info: 'simplecdrs', format: 'json' }]);
		expect(pbx.sent()).toHaveLength(simpleCdrFields === 'eleven' ? 2 : 1);
	});

	test.each(['NO ANSWER', 'NOANSWER'] as const)(
		'that nobody answered (%s)',
		async (noAnswerWord) => {
			pbx.simulator.switches.noAnswerWord = noAnswerWord;
			call({ fromName: '', talkSeconds: 0 });
			const run = await pbx.run(DAY);

			expect(run.json()).toEqual([
				{
					...CALL,
					fromName: null,
					endedAt: '2026-06-01T12:00:05+03:00',
					durationSeconds: 5,
					disposition: 'noAnswer',
					answeredBy: null,
					extension: null,
				},
			]);
		},
	);

	test('with the details that only their legs tell', async () => {
		call({ fromName: CALL.fromName, originateId: DETAILS.originateId });
		const run = await pbx.run({ ...DAY, options: { addCallDetails: true } });

		expect(run.json()).toEqual([{ ...CALL, ...DETAILS, ...RINGING }]);
		expect(pbx.sent()).toEqual([
			{ ...SENT, info: 'simplecdrs', format: 'json' },
			{ ...SENT, info: 'cdrs', format: 'json' },
		]);
	});

	test('as the PBX names their fields, without the positional copies', async () => {
		call({ fromName: 'דנה' });
		const run = await pbx.run({ ...DAY, simplify: false });

		expect(run.json()).toEqual([
			{
				sc_te_id: '7',
				tenantcode: 'DEMOCO',
				sc_start: '2026-06-01 12:00:00',
				sc_direction: 'IN',
				sc_calleridnum: '0500000001',
				sc_calleridname: 'דנה',
				sc_dialednum: '0700000000',
				sc_disposition: 'ANSWERED',
				sc_duration: '35',
				sc_uniqueid: NOON,
				sc_whoanswered: '204',
			},
		]);
	});
});

describe('legs', () => {
	const twoLegs = () =>
		call({
			to: '900',
			answeredBy: '205',
			originateId: DETAILS.originateId,
			legs: [
				{ party: '204', uniqueId: NOON, talkSeconds: 0, disposition: 'NO ANSWER' },
				{ party: '205', uniqueId: NOON },
			],
		});

	test.each([
		['on', 'zeroDate'],
		['off', 'blank'],
	] as const)(
		'that share a unique ID are all kept (doubled keys %s, %s)',
		async (doubledKeys, unansweredAt) => {
			Object.assign(pbx.simulator.switches, { doubledKeys, unansweredAt });
			twoLegs();
			const run = await pbx.run({ ...LEGS, options: { sort: 'oldest' } });

			const leg = { ...CALL, ...DETAILS, fromName: 'Demo Caller', to: '900' };
			expect(run.json()).toEqual([
				{
					...leg,
					answeredAt: null,
					endedAt: '2026-06-01T12:00:05+03:00',
					durationSeconds: 5,
					talkSeconds: 0,
					disposition: 'noAnswer',
					answeredBy: null,
					extension: '204',
				},
				{ ...leg, answeredBy: '205', extension: '205' },
			]);
			expect(pbx.sent()).toEqual([{ ...SENT, info: 'cdrs', format: 'json' }]);
		},
	);

	test('as the PBX names their fields, without the positional copies', async () => {
		twoLegs();
		const run = await pbx.run({ ...LEGS, simplify: false });

		expect(run.json()).toHaveLength(2);
		for (const row of run.json()) {
			expect(Object.keys(row).filter((key) => /^\d+$/.test(key))).toEqual([]);
			expect(row).toMatchObject({ uniqueid: NOON, originateid: DETAILS.originateId, dst: '900' });
		}
	});

	test('that the PBX repeats come once', async () => {
		twoLegs();
		pbx.simulator.state.legs.push({ ...pbx.simulator.state.legs[1] });
		const run = await pbx.run(LEGS);

		expect(run.json()).toHaveLength(2);
	});
});

describe('odd answers', () => {
	const three = (fromName = 'דנה, "ד"') => {
		for (const [index, hour] of ['10', '11', '12'].entries()) {
			call({
				start: `2026-06-01 ${hour}:00:00`,
				uniqueId: `pbx01-178030${index}000.${index}`,
				fromName,
			});
		}
	};
	const IDS = ['pbx01-1780302000.2', 'pbx01-1780301000.1', 'pbx01-1780300000.0'];

	test.each(['noBracket', 'emptyElements', 'controlCharacter'] as const)(
		'broken JSON is mended (%s)',
		async (cdrsJson) => {
			pbx.simulator.switches.cdrsJson = cdrsJson;
			three();
			const run = await pbx.run(LEGS);

			expect(run.json().map(({ callId }) => callId)).toEqual(IDS);
			expect(run.json()[0].fromName).toBe('דנה, "ד"');
		},
	);

	test('a byte that is no UTF-8 costs no row', async () => {
		pbx.simulator.switches.cdrsJson = 'invalidByte';
		three();
		const run = await pbx.run(LEGS);

		expect(run.json().map(({ callId }) => callId)).toEqual(IDS);
	});

	test.each([
		['asJson', 'lf'],
		['template', 'crlf'],
	] as const)('csv where the JSON lost rows (%s, %s)', async (cdrsCsvColumns, csvLineEnd) => {
		Object.assign(pbx.simulator.switches, { cdrsCsvColumns, csvLineEnd });
		three(windows1255('דנה, "ד"'));
		const run = await pbx.run(LEGS);

		expect(run.json().map(({ callId }) => callId)).toEqual(IDS);
		expect(run.json()[0]).toMatchObject({
			startedAt: '2026-06-01T12:00:00+03:00',
			talkSeconds: 30,
			from: '0500000001',
			fromName: cdrsCsvColumns === 'asJson' ? 'דנה, "ד"' : null,
			extension: '204',
		});
		expect(pbx.sent().map(({ format }) => format)).toEqual(['json', 'csv']);
	});

	test.each([
		['calls', 'simplecdrs'],
		['legs', 'cdrs'],
	])('one name that is no UTF-8 hides no %s', async (detail, info) => {
		pbx.simulator.switches.listEncoding = 'wholeList';
		three();
		call({ start: '2026-06-01 13:00:00', uniqueId: 'pbx01-1.9', fromName: windows1255('אבי') });
		const run = await pbx.run({ ...DAY, detail });

		expect(run.json().map(({ callId }) => callId)).toEqual(['pbx01-1.9', ...IDS]);
		expect(run.json().map(({ fromName }) => fromName)).toEqual([
			'אבי',
			...Array(3).fill('דנה, "ד"'),
		]);
		const asked = detail === 'calls' ? listed() : pbx.sent();
		expect(asked).toEqual(['json', 'csv'].map((format) => ({ ...SENT, info, format })));
	});

	test.each(['calls', 'legs'])(
		'a single row that could not be printed is read (%s)',
		async (detail) => {
			call({ start: '2026-06-01 13:00:00', uniqueId: 'pbx01-1.9', fromName: windows1255('אבי') });
			const run = await pbx.run({ ...DAY, detail });

			expect(run.json()).toMatchObject([{ callId: 'pbx01-1.9', fromName: 'אבי' }]);
			const asked = detail === 'calls' ? listed() : pbx.sent();
			expect(asked.map(({ format }) => format)).toEqual(['json', 'csv']);
		},
	);

	test('0 bytes in both forms are no calls, asked for once each', async () => {
		const run = await pbx.run(DAY);

		expect([run.error, run.json()]).toEqual([undefined, []]);
		expect(pbx.sent().map(({ format }) => format)).toEqual(['json', 'csv']);
	});

	test('a PBX that refuses csv had nothing', async () => {
		pbx.simulator.fail('blank', { when: ({ format }) => format === 'json' });
		pbx.simulator.fail('echoRequest', { when: ({ format }) => format === 'csv' });
		const run = await pbx.run(DAY);

		expect([run.error, run.json()]).toEqual([undefined, []]);
	});

	test('a window whose JSON is cut is asked for in halves', async () => {
		three();
		pbx.simulator.fail('cutByTime', { times: 1 });
		const run = await pbx.run(LEGS);

		expect(run.json().map(({ callId }) => callId)).toEqual(IDS);
		expect(pbx.sent().map(({ start, end, format }) => [start, end, format])).toEqual([
			[SENT.start, SENT.end, 'json'],
			[SENT.start, '2026-06-01 11:59:59', 'json'],
			['2026-06-01 12:00:00', SENT.end, 'json'],
		]);
	});

	test('below ten minutes a cut is an error, never a shorter list', async () => {
		three();
		pbx.simulator.fail('cutByTime', { when: ({ end }) => end >= '2026-06-01 10:00:00' });
		const run = await pbx.run(LEGS);

		expect(run.error?.message).toBe('The answer of the PBX was cut off [item 0]');
		expect(run.error?.description).toContain('shorter times were asked for');
		expect(run.json()).toEqual([]);
		expect(pbx.sent().map(({ format }) => format)).not.toContain('csv');
		const { start, end } = pbx.sent().at(-1) ?? {};
		expect([start, end]).toEqual(['2026-06-01 10:00:00', '2026-06-01 10:09:59']);
	});

	test('a csv with less rows than the JSON beside it was cut', async () => {
		three(windows1255('אבי'));
		for (const index of [3, 4, 5, 6]) call({ uniqueId: `pbx01-1.${index}` });
		pbx.simulator.fail('cutByTime', { when: ({ format }) => format === 'csv' });
		const run = await pbx.run(LEGS);

		expect(run.error?.message).toBe('The answer of the PBX was cut off [item 0]');
		expect(run.json()).toEqual([]);
	});

	test.each(['bom', 'phpWarning', 'phpWarningBehind', 'strayLineEnds'] as const)(
		'reads through %s',
		async (fault) => {
			three();
			pbx.simulator.fail(fault);
			const run = await pbx.run(DAY);

			expect(run.json().map(({ callId }) => callId)).toEqual(IDS);
		},
	);

	test.each(['', ']', 'null', '[]', '{}', '\r\n'])('the answer %j is no rows', async (reply) => {
		await pbx.says(reply);
		const run = await pbx.run(LEGS);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
	});

	test.each([
		['Permission denied', 'The PBX answered: Permission denied'],
		['{"Response":"Error","Message":"Database is down"}', 'The PBX answered: Database is down'],
		['{"service":"weather","temperature":21}', 'The answer of the PBX cannot be understood'],
		['"tomorrow"', 'The answer of the PBX cannot be understood'],
		['[1,2]', 'The answer of the PBX cannot be understood'],
		['<html><title>Sign in</title></html>', 'A web page answered instead of the PBX'],
	])('the answer %s is an error, not an empty list', async (reply, words) => {
		await pbx.says(reply);
		const run = await pbx.run(DAY);

		expect(run.error?.message).toBe(`${words} [item 0]`);
		expect(run.json()).toEqual([]);
	});
});

describe('filters', () => {
	const ids: Record<string, string> = {};
	beforeEach(() => {
		const calls: Record<string, EndedCallInput> = {
			inbound: { start: '2026-06-01 09:00:00' },
			missed: { start: '2026-06-01 10:00:00', talkSeconds: 0, from: '0500000003' },
			outbound: {
				start: '2026-06-01 11:00:00',
				direction: 'OUT',
				from: '205',
				disposition: 'BUSY',
				talkSeconds: 0,
			},
			internal: {
				start: '2026-06-01 12:00:00',
				direction: 'LOCAL',
				linkedId: 'pbx01-1780304400.9',
			},
		};
		for (const [name, input] of Object.entries(calls)) {
			ids[name] = pbx.simulator.addEndedCall(input).uniqueId;
		}
	});

	test.each([
		[{ direction: 'inbound' }, ['inbound', 'missed']],
		[{ direction: 'outbound' }, ['outbound']],
		[{ direction: 'internal' }, ['internal']],
		[{ disposition: ['answered'] }, ['inbound', 'internal']],
		[{ disposition: ['busy', 'noAnswer'] }, ['missed', 'outbound']],
		[{ disposition: '={{ "busy, noAnswer" }}' }, ['missed', 'outbound']],
		[{ disposition: '={{ "" }}' }, ['inbound', 'missed', 'outbound', 'internal']],
		[{ disposition: [] }, ['inbound', 'missed', 'outbound', 'internal']],
		[{ extension: '204' }, ['inbound', 'missed', 'internal']],
		[{ extension: '204', disposition: ['missed'] }, ['missed']],
		[{ extension: '204', disposition: ['answered'] }, ['inbound', 'internal']],
		[{ disposition: ['missed'], extension: '205' }, []],
		[{ disposition: '={{ "missed" }}' }, ['missed']],
		[{ minimumSeconds: 6 }, ['inbound', 'internal']],
		[{ extension: '205-DEMOCO' }, ['outbound', 'internal']],
		[{ phone: '+972-50-000-0001' }, ['inbound']],
		[{ phone: '0500000002' }, ['outbound']],
		[{ callerNumber: '\u2067050-0000003\u2069' }, ['missed']],
		[{ callerNumber: '0500000002' }, []],
		[{ callerNumber: ' ' }, ['inbound', 'missed', 'outbound', 'internal']],
		[{ linkedId: 'pbx01-1780304400_9' }, ['internal']],
		[{ direction: 'inbound', disposition: ['answered'], phone: '0500000001' }, ['inbound']],
	])('%j', async (filters, names) => {
		const run = await pbx.run({ ...DAY, filters, options: { sort: 'oldest' } });

		expect(run.error).toBeUndefined();
		expect(run.json().map(({ callId }) => callId)).toEqual(names.map((name) => ids[name]));
	});

	test('leave the limit to what passes', async () => {
		const filters = { direction: 'inbound' };
		const run = await pbx.run({ ...DAY, returnAll: false, limit: 1, filters });

		expect(run.json().map(({ callId }) => callId)).toEqual([ids.missed]);
	});

	test('a linked ID is looked up in the legs, which alone tell it', async () => {
		await pbx.run({ ...DAY, filters: { linkedId: 'pbx01-1780304400.9' } });

		expect(pbx.sent().map(({ info }) => info)).toEqual(['simplecdrs', 'cdrs']);
	});

	test('of a call that nobody took the legs tell whom it rang, where only they can', async () => {
		const listAlone = { ...DAY, options: { addCallDetails: false } };
		const filters = { extension: '204' };
		await pbx.run({ ...listAlone, filters: { ...filters, disposition: ['answered'] } });
		const run = await pbx.run({ ...listAlone, filters: { ...filters, disposition: ['missed'] } });

		expect(pbx.sent().map(({ info }) => info)).toEqual(['simplecdrs', 'simplecdrs', 'cdrs']);
		expect(run.json()[0]).not.toHaveProperty('rang');
	});

	test('a list says that it may lack calls when their legs cannot be read', async () => {
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'cdrs' });
		const options = { addCallDetails: false };
		const run = await pbx.run({ ...DAY, filters: { extension: '204' }, options });

		expect(run.json()).toHaveLength(2);
		const { hints } = run.record.data.resultData.runData['GIS PBX'].at(-1) ?? {};
		expect(hints?.map(({ message }) => message)).toEqual([
			expect.stringMatching(
				/^Calls that rang 204 and nobody took may be missing, .* read: The web server/,
			),
		]);
	});

	test('a queue is looked up in the legs, by the number that people dial', async () => {
		const queued = { lastapp: 'Queue', dst: '900' };
		const { uniqueId } = pbx.simulator.addEndedCall({
			start: '2026-06-01 13:00:00',
			legs: [{ talkSeconds: 0, columns: queued }],
			talkSeconds: 0,
		});
		const run = await pbx.run({ ...DAY, filters: { queue: '900' } });
		const none = await pbx.run({ ...DAY, filters: { queue: '901' } });

		expect(run.json()).toEqual([
			expect.objectContaining({ callId: uniqueId, queue: '900', rang: ['204'], extension: '204' }),
		]);
		expect(none.json()).toEqual([]);
	});

	test.each([
		[{ direction: '={{ "in" }}' }, 'Direction must be one of inbound, internal, outbound'],
		[{ disposition: '={{ ["lost"] }}' }, 'Disposition must hold only'],
		[{ phone: '={{ null }}' }, 'Phone is null'],
		[{ extension: '={{ [204] }}' }, 'Extension is a list, not text'],
		[{ callerNumber: '={{ ({}) }}' }, 'Caller Number is an object, not text'],
		[{ linkedId: '={{ undefined }}' }, 'Linked ID has no value'],
	])('refuses %j', async (filters, message) => {
		const run = await pbx.run({ ...DAY, filters });

		expect(run.error?.message).toContain(message);
		expect(run.error?.message).toMatch(/ \[item 0\]$/);
		expect(pbx.sent()).toEqual([]);
	});
});

describe('order and limit', () => {
	const HOURS = ['08', '09', '10', '11', '12'];
	const started = (hour: string) => `2026-06-01T${hour}:00:00+03:00`;

	test.each(['oldestFirst', 'newestFirst', 'mixed'] as const)(
		'do not depend on the order of the PBX (%s)',
		async (rowOrder) => {
			pbx.simulator.switches.rowOrder = rowOrder;
			for (const hour of HOURS) pbx.simulator.addEndedCall({ start: `2026-06-01 ${hour}:00:00` });
			const newest = await pbx.run({ ...DAY, returnAll: false, limit: 2 });
			const oldest = await pbx.run({ ...LEGS, options: { sort: 'oldest' } });

			expect(newest.json().map(({ startedAt }) => startedAt)).toEqual(['12', '11'].map(started));
			expect(oldest.json().map(({ startedAt }) => startedAt)).toEqual(HOURS.map(started));
		},
	);

	test('without a limit of its own a list holds fifty calls', async () => {
		for (let minute = 0; minute < 60; minute++) {
			const start = `2026-06-01 12:${String(minute).padStart(2, '0')}:00`;
			pbx.simulator.addEndedCall({ start });
		}
		const run = await pbx.run({ ...DAY, returnAll: false });

		expect(run.json()).toHaveLength(50);
	});
});

describe('talk times that the list of calls does not tell', () => {
	const hintsOf = ({ record }: Awaited<ReturnType<typeof pbx.run>>) =>
		(record.data.resultData.runData['GIS PBX'].at(-1)?.hints ?? []).map(({ message }) => message);

	test('one request for the legs from the first answered call to the end of the last tells them', async () => {
		call();
		call({ start: '2026-06-01 15:00:00', uniqueId: 'pbx01-1.2', talkSeconds: 7 });
		call({ start: '2026-06-01 16:00:00', uniqueId: 'pbx01-1.3', talkSeconds: 0 });
		const run = await pbx.run(DAY);

		expect(run.json().map(({ talkSeconds }) => talkSeconds)).toEqual([null, 7, 30]);
		expect(pbx.sent().slice(1)).toEqual([
			{
				...{ reqtype: 'INFO', info: 'cdrs', format: 'json' },
				...{ start: '2026-06-01 12:00:00', end: '2026-06-01 15:00:12' },
			},
		]);
		expect(run.json()[1]).not.toHaveProperty('rang');
	});

	test.each([
		['the option says no', { options: { addCallDetails: false } }],
		['raw rows are wanted', { simplify: false }],
		['no call was answered', { filters: { disposition: ['missed'] } }],
		['more than one request would be needed', { start: '2026-05-20', end: '2026-06-01' }],
	])('they are not asked for where %s', async (_, more) => {
		call();
		call({ start: '2026-05-20 12:00:00', uniqueId: 'pbx01-1.2' });
		call({ start: '2026-06-01 15:00:00', uniqueId: 'pbx01-1.3', talkSeconds: 0 });
		const run = await pbx.run({ ...DAY, ...more });

		expect(run.json().length).toBeGreaterThan(0);
		expect(pbx.sent()).toEqual(listed());
	});

	test('where the legs cannot be read the calls come without them, and a hint says so', async () => {
		call();
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'cdrs' });
		const run = await pbx.run(DAY);

		expect(run.json()).toEqual([{ ...CALL, fromName: 'Demo Caller' }]);
		expect(hintsOf(run)).toEqual([
			expect.stringMatching(/^Talk times are not told, as .* could not be read: The web server/),
		]);
	});
});

describe('item by item', () => {
	const byItem = { ...DAY, start: '={{ $json.start }}' };
	const items = [{ start: '2026-06-01' }, { start: 'some day' }, { start: '2026-06-01' }];
	const error = 'Start is no date and time [item 1]';

	test('only the bad item fails, in its place', async () => {
		call();
		const run = await pbx.run(byItem, { items, node: { onError: 'continueRegularOutput' } });

		expect(run.json()).toMatchObject([{ callId: NOON }, { error }, { callId: NOON }]);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(listed()).toHaveLength(2);
	});

	test('the bad item goes to the error output', async () => {
		call();
		const run = await pbx.run(byItem, { items, node: { onError: 'continueErrorOutput' } });

		expect(run.json()).toMatchObject([{ callId: NOON }, { callId: NOON }]);
		expect(run.json(undefined, 1)).toEqual([expect.objectContaining({ error })]);
	});
});
