import type { EndedCallInput } from '../../../simulator';
import { usePbx } from '../support';
import { saysWhenTheKeyIsWrong } from '../twins';

const pbx = usePbx();
const LEGS = {
	resource: 'cdr',
	operation: 'getMany',
	detail: 'legs',
	start: '2026-06-01',
	end: '2026-06-01',
	returnAll: true,
};
const GROUPED = { ...LEGS, options: { groupLegs: true } };
const EPOCH = Date.parse('2026-06-01T12:00:00+03:00') / 1000;
const NOON = `pbx01-${EPOCH}.1`;
const at = (time: string) => `2026-06-01T${time}+03:00`;

/** An inbound call of noon to a queue: 204 does not answer, 205 does and hands it to 206. */
const queueCall = (more: EndedCallInput = {}) => {
	const queued = { lastapp: 'Queue', dst: '900' };
	return pbx.simulator.addEndedCall({
		start: '2026-06-01 12:00:00',
		uniqueId: NOON,
		fromName: 'דנה לדוגמה',
		answeredBy: '205',
		legs: [
			{ party: '204', ringSeconds: 15, talkSeconds: 0, columns: queued },
			{
				party: '205',
				uniqueId: `pbx01-${EPOCH + 15}.2`,
				startsAfter: 15,
				ringSeconds: 5,
				talkSeconds: 60,
				columns: queued,
			},
			{
				party: '206',
				startsAfter: 80,
				ringSeconds: 5,
				talkSeconds: 30,
				previousUniqueId: `pbx01-${EPOCH + 15}.2`,
			},
		],
		...more,
	});
};

const CALL = {
	callId: NOON,
	linkedId: NOON,
	originateId: null,
	startedAt: at('12:00:00'),
	answeredAt: at('12:00:20'),
	endedAt: at('12:01:55'),
	durationSeconds: 115,
	talkSeconds: 90,
	direction: 'inbound',
	disposition: 'answered',
	from: '0500000001',
	fromName: 'דנה לדוגמה',
	to: '0700000000',
	answeredBy: '205',
	externalNumber: '0500000001',
	externalNumberE164: '+972500000001',
	extension: '205',
	waitingSeconds: 20,
	queue: '900',
	rang: ['204', '205', '206'],
	transfers: [{ from: '205', to: '206', at: at('12:01:20') }],
	complete: true,
};

describe('legs under one linked ID', () => {
	test.each(['oldestFirst', 'newestFirst', 'mixed'] as const)(
		'are one call, in whatever order they come (%s)',
		async (rowOrder) => {
			pbx.simulator.switches.rowOrder = rowOrder;
			queueCall();
			const legs = await pbx.run({ ...LEGS, options: { sort: 'oldest' } });
			const run = await pbx.run(GROUPED);

			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([{ ...CALL, legs: legs.json() }]);
			expect(legs.json()).toHaveLength(3);
			expect(pbx.sent().map(({ info }) => info)).toEqual(['cdrs', 'cdrs']);
		},
	);

	test('keep the names that the PBX gives their fields', async () => {
		queueCall();
		const legs = await pbx.run({ ...LEGS, simplify: false, options: { sort: 'oldest' } });
		const run = await pbx.run({ ...GROUPED, simplify: false });

		expect(run.json()).toEqual([{ ...CALL, legs: legs.json() }]);
		expect(legs.json()[0]).toMatchObject({ uniqueid: NOON, lastdst: '204-DEMOCO' });
	});

	test('that the PBX repeats, or tells in csv only, count once', async () => {
		queueCall();
		pbx.simulator.state.legs.push({ ...pbx.simulator.state.legs[1] });
		pbx.simulator.fail('badName');
		const run = await pbx.run(GROUPED);

		expect(run.json()).toEqual([expect.objectContaining(CALL)]);
		expect(run.json()[0].legs).toHaveLength(3);
	});

	test('of a call whose first leg began before Start are not complete', async () => {
		queueCall();
		const start = '2026-06-01 12:00:10';
		const run = await pbx.run({ ...GROUPED, start });

		expect(run.json()).toEqual([
			expect.objectContaining({ callId: NOON, complete: false, startedAt: at('12:00:15') }),
		]);
		expect(run.json()[0].legs).toHaveLength(2);
	});

	test('of a call that this node dialled are one call of ours', async () => {
		const { simulator } = pbx;
		await pbx.run({
			resource: 'call',
			operation: 'dial',
			source: '204',
			destination: '0500000002',
		});
		simulator.clock.advance({ minutes: 30 });
		const dialled = { start: '', end: '={{ $now.plus({ hours: 1 }) }}' };
		const run = await pbx.run({ ...GROUPED, ...dialled });

		expect(run.json()).toEqual([
			expect.objectContaining({
				direction: 'outbound',
				disposition: 'answered',
				answeredBy: '0500000002',
				extension: '204',
				externalNumber: '0500000002',
				originateId: expect.any(String),
				rang: [],
				transfers: [],
				complete: true,
			}),
		]);
		expect(run.json()[0].legs).toHaveLength(2);
	});
});

describe('grouped calls', () => {
	const HOURS = ['08', '09', '10'];
	const threeCalls = () => {
		for (const hour of HOURS) {
			queueCall({ start: `2026-06-01 ${hour}:00:00`, uniqueId: undefined });
		}
	};
	const started = (run: Awaited<ReturnType<typeof pbx.run>>) =>
		run.json().map(({ startedAt }) => startedAt);

	test('are sorted and limited as calls', async () => {
		threeCalls();
		const newest = await pbx.run({ ...GROUPED, returnAll: false, limit: 2 });
		const oldest = await pbx.run({ ...LEGS, options: { groupLegs: true, sort: 'oldest' } });

		expect(started(newest)).toEqual(['10', '09'].map((hour) => at(`${hour}:00:00`)));
		expect(started(oldest)).toEqual(HOURS.map((hour) => at(`${hour}:00:00`)));
		expect(newest.json()[0].legs).toHaveLength(3);
	});

	test('are whole though the window takes several requests', async () => {
		queueCall({ start: '2026-06-01 23:59:30', uniqueId: undefined });
		const run = await pbx.run({
			...GROUPED,
			start: '2026-05-26',
			end: '2026-06-05',
			returnAll: false,
			limit: 1,
		});

		expect(pbx.sent()).toHaveLength(2);
		expect(run.json()).toEqual([expect.objectContaining({ complete: true })]);
		expect(run.json()[0].legs).toHaveLength(3);
	});

	test.each([
		[{ extension: '204' }, 1],
		[{ extension: '206-DEMOCO' }, 1],
		[{ extension: '207' }, 0],
		[{ phone: '+972500000001' }, 1],
		[{ phone: '0500000009' }, 0],
		[{ disposition: ['answered'] }, 1],
		[{ disposition: ['noAnswer'] }, 0],
		[{ direction: 'inbound', callerNumber: '0500000001' }, 1],
		[{ linkedId: NOON.replace('.', '_') }, 1],
		[{ linkedId: 'pbx01-1780304400.9' }, 0],
	])('pass the filter %j as calls', async (filters, count) => {
		queueCall();
		const run = await pbx.run({ ...GROUPED, filters });

		expect(run.error).toBeUndefined();
		expect(run.json()).toHaveLength(count);
		expect(run.json().flatMap(({ legs }) => legs)).toHaveLength(count * 3);
	});

	test('a row whose start cannot be read comes last', async () => {
		queueCall();
		const row = { uniqueid: 'x', linkedid: 'x', start: 'yesterday' };
		pbx.simulator.addRawRow({ table: 'cdrs', row, filedAt: '2026-06-01 12:00:00' });
		const run = await pbx.run(GROUPED);

		expect(run.json().map(({ callId }) => callId)).toEqual([NOON, 'x']);
		expect(run.json()[1]).toMatchObject({ startedAt: null, complete: true, disposition: null });
	});

	test.each(['', ']', 'null', '[]'])('the answer %j is no calls', async (reply) => {
		await pbx.says(reply);
		const run = await pbx.run(GROUPED);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
	});
});

describe('the option', () => {
	test('says nothing to calls', async () => {
		queueCall();
		const run = await pbx.run({ ...GROUPED, detail: 'calls' });

		expect(run.json()).toHaveLength(1);
		expect(run.json()[0]).not.toHaveProperty('legs');
	});

	test('switched off leaves the legs alone', async () => {
		queueCall();
		const run = await pbx.run({ ...LEGS, options: { groupLegs: false } });

		expect(run.json()).toHaveLength(3);
	});

	test('is on or off', async () => {
		const run = await pbx.run({ ...LEGS, options: { groupLegs: '={{ "some" }}' } });

		expect(run.error?.message).toBe('Group Legs must be true or false [item 0]');
		expect(pbx.sent()).toEqual([]);
	});
});

saysWhenTheKeyIsWrong(pbx, GROUPED);

describe('legs one by one, asked for by their call', () => {
	const NIGHT = `pbx01-${EPOCH + 600}.9`;
	/** Two calls through the queue: 204 did not answer the first, which 205 took; nobody took the second. */
	const twoCalls = () => {
		queueCall();
		const queued = { lastapp: 'Queue', dst: '901' };
		queueCall({
			start: '2026-06-01 12:10:00',
			uniqueId: NIGHT,
			disposition: 'NO ANSWER',
			legs: ['204', '206'].map((party) => ({ party, talkSeconds: 0, columns: queued })),
		});
	};
	const oldest = { sort: 'oldest' };

	test.each([
		[{ disposition: ['missed'] }, [`${NIGHT} 204`, `${NIGHT} 206`]],
		[{ disposition: ['missed'], extension: '204' }, [`${NIGHT} 204`]],
		[{ disposition: ['missed'], extension: '205' }, []],
		[{ extension: '204' }, [`${NOON} 204`, `${NIGHT} 204`]],
		[{ queue: '901', extension: '206' }, [`${NIGHT} 206`]],
		[{ queue: '900', extension: '206' }, [`${NOON} 206`]],
	])('%j', async (filters, wanted) => {
		twoCalls();
		const run = await pbx.run({ ...LEGS, filters, options: oldest });

		expect(run.error).toBeUndefined();
		expect(run.json().map(({ linkedId, extension }) => `${linkedId} ${extension}`)).toEqual(wanted);
	});

	test('calls of legs pass by their queue, and by whom they rang', async () => {
		twoCalls();
		const of = async (filters: Record<string, string | string[]>) =>
			(await pbx.run({ ...GROUPED, filters })).json().map(({ callId }) => callId);

		expect(await of({ queue: '901' })).toEqual([NIGHT]);
		expect(await of({ disposition: ['missed'], extension: '204' })).toEqual([NIGHT]);
		expect(await of({ extension: '204' })).toEqual([NIGHT, NOON]);
	});
});
