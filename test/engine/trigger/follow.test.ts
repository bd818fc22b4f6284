import { engineLine } from '../harness';
import { usePbx } from '../support';
import { feedOf, idsOf, useTrigger } from './support';

const MINUTE = 60_000;
const pbx = usePbx();
const trigger = useTrigger(pbx);

const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

/** The requests for the list of calls; legs may be asked for besides. */
const listed = () => pbx.sent().filter(({ info }) => info === 'simplecdrs');

describe('the trigger', () => {
	test('emits every ended call once, and asks once when there is nothing new', async () => {
		pbx.simulator.addEndedCall({ start: ago(30) });
		const followed = await trigger.activate();
		expect(followed.executions).toBe(0);
		const first = pbx.simulator.addEndedCall();
		const second = pbx.simulator.addEndedCall({ fromName: 'דנה לדוגמה' });
		await followed.poll();
		expect(idsOf(followed)).toEqual([first.uniqueId, second.uniqueId]);
		expect(followed.executions).toBe(1);
		expect(followed.json()[1]).toMatchObject({ fromName: 'דנה לדוגמה', direction: 'inbound' });

		pbx.simulator.clearRequests();
		await followed.poll();
		await followed.poll();
		expect(followed.executions).toBe(1);
		expect(pbx.sent()).toHaveLength(2);
	});

	test('goes on where it was after a restart of n8n', async () => {
		const before = await trigger.activate();
		const first = pbx.simulator.addEndedCall();
		await before.poll();
		const second = pbx.simulator.addEndedCall();
		const after = await trigger.restart(before);
		const third = pbx.simulator.addEndedCall();
		await after.poll();
		expect(idsOf(before)).toEqual([first.uniqueId]);
		expect(idsOf(after)).toEqual([second.uniqueId, third.uniqueId]);
	});

	test('finds a call that lasted for hours', async () => {
		const followed = await trigger.activate();
		const { uniqueId } = pbx.simulator.addEndedCall({ start: ago(230), talkSeconds: 229 * 60 });
		await followed.poll();
		expect(idsOf(followed)).toEqual([uniqueId]);
	});

	test('carries a backlog on, oldest first', async () => {
		const followed = await trigger.activate({ parameters: { options: { maximumPerPoll: 2 } } });
		const calls = [5, 4, 3, 2, 1].map((minutes) =>
			pbx.simulator.addEndedCall({ start: ago(minutes), talkSeconds: 10 }),
		);
		await followed.poll();
		expect(idsOf(followed)).toHaveLength(2);
		await followed.poll();
		await followed.poll();
		await followed.poll();
		expect(idsOf(followed)).toEqual(calls.map(({ uniqueId }) => uniqueId));
		expect(followed.executions).toBe(3);
	});

	test('starts from a time', async () => {
		const parameters = { startFrom: 'time', startTime: ago(60).toISOString() };
		pbx.simulator.addEndedCall({ start: ago(90) });
		const wanted = pbx.simulator.addEndedCall({ start: ago(45) });
		const followed = await trigger.activate({ parameters });
		expect(idsOf(followed)).toEqual([wanted.uniqueId]);
	});

	test('emits only what the filters let pass, and never replays the rest', async () => {
		const filters = { disposition: ['missed'] };
		const followed = await trigger.activate({ parameters: { filters } });
		const missed = pbx.simulator.addEndedCall({ talkSeconds: 0 });
		pbx.simulator.addEndedCall({ direction: 'OUT', talkSeconds: 0 });
		pbx.simulator.addEndedCall();
		await followed.poll();
		expect(idsOf(followed)).toEqual([missed.uniqueId]);
		const wider = await trigger.restart(followed, { parameters: {} });
		await wider.poll();
		expect(idsOf(wider)).toEqual([]);
	});

	test.each([
		['direction', { direction: 'outbound' }],
		['extension', { extension: '205' }],
		['phone', { phone: '+972500000002' }],
		['minimumSeconds', { minimumSeconds: 300 }],
	])('filters by %s', async (_name, filters) => {
		const followed = await trigger.activate({ parameters: { filters } });
		pbx.simulator.addEndedCall();
		const wanted = pbx.simulator.addEndedCall({
			start: ago(10),
			direction: 'OUT',
			from: '205',
			to: '0500000002',
			talkSeconds: 400,
		});
		await followed.poll();
		expect(idsOf(followed)).toEqual([wanted.uniqueId]);
	});

	test.each([
		['callerNumber', { callerNumber: '+972-50-000-0003' }],
		['linkedId', { linkedId: 'pbx01-1780304400_77' }],
		['queue', { queue: '900' }],
		['missed and extension', { disposition: '={{ "missed" }}', extension: '205' }],
	])('filters by %s', async (_name, filters) => {
		const followed = await trigger.activate({ parameters: { filters } });
		pbx.simulator.addEndedCall({ talkSeconds: 0 });
		const wanted = pbx.simulator.addEndedCall({
			start: ago(1),
			from: '0500000003',
			linkedId: 'pbx01-1780304400.77',
			answeredBy: '205',
			talkSeconds: 0,
			legs: [{ columns: { lastapp: 'Queue', dst: '900' } }],
		});
		await followed.poll();
		await followed.poll();
		expect(idsOf(followed)).toEqual([wanted.uniqueId]);
	});

	test('keeps a call until its legs can tell whom it rang', async () => {
		const filters = { disposition: ['missed'], extension: '204' };
		const followed = await trigger.activate({ parameters: { filters } });
		const wanted = pbx.simulator.addEndedCall({ talkSeconds: 0 });
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'cdrs' });
		await followed.poll();
		expect(idsOf(followed)).toEqual([]);
		pbx.simulator.clearFaults();
		await followed.poll();
		await followed.poll();
		expect(idsOf(followed)).toEqual([wanted.uniqueId]);
	});

	test('emits legs, each once, and calls as the PBX names them', async () => {
		const legs = await trigger.activate({ parameters: { detail: 'legs' } });
		const { linkedId } = pbx.simulator.addEndedCall({
			legs: [{ talkSeconds: 0 }, { party: '205', startsAfter: 5 }],
		});
		await legs.poll();
		await legs.poll();
		expect(legs.json()).toHaveLength(2);
		expect(legs.json().map((leg) => leg.linkedId)).toEqual([linkedId, linkedId]);
		await legs.stop();

		const raw = await trigger.activate({ parameters: { simplify: false } });
		expect(raw.json()[0]).toMatchObject({ sc_uniqueid: linkedId, tenantcode: 'DEMOCO' });
		expect(Object.keys(raw.json()[0]).filter((name) => /^\d+$/.test(name))).toEqual([]);
	});

	test('fills call details by one request more', async () => {
		const parameters = { options: { addCallDetails: true } };
		const followed = await trigger.activate({ parameters });
		const { originateId, linkedId } = pbx.simulator.addEndedCall({ originateId: true });
		pbx.simulator.clearRequests();
		await followed.poll();
		await followed.poll();
		expect(followed.json()).toEqual([expect.objectContaining({ originateId, linkedId })]);
		expect(pbx.sent().map(({ info }) => info)).toEqual(['simplecdrs', 'cdrs', 'simplecdrs']);
	});

	test('keeps calls for the next poll when their details cannot be had', async () => {
		const parameters = { options: { addCallDetails: true } };
		const followed = await trigger.activate({ parameters });
		const { uniqueId } = pbx.simulator.addEndedCall();
		pbx.simulator.fail('http500', { times: 1, when: ({ info }) => info === 'cdrs' });
		await followed.poll();
		expect(followed.errors).toHaveLength(1);
		await followed.poll();
		expect(idsOf(followed)).toEqual([uniqueId]);
	});

	test('fills talk times that the list of calls does not tell, by one request more', async () => {
		const followed = await trigger.activate();
		const { uniqueId } = pbx.simulator.addEndedCall({ talkSeconds: 7 });
		pbx.simulator.addEndedCall({ talkSeconds: 0 });
		pbx.simulator.clearRequests();
		await followed.poll();
		await followed.poll();
		expect(followed.json()).toContainEqual(
			expect.objectContaining({ callId: uniqueId, talkSeconds: 7 }),
		);
		expect(pbx.sent().map(({ info }) => info)).toEqual(['simplecdrs', 'cdrs', 'simplecdrs']);
	});

	test('tells calls without their talk times when those cannot be had, and logs it', async () => {
		const followed = await trigger.activate();
		const { uniqueId } = pbx.simulator.addEndedCall();
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'cdrs' });
		await followed.poll();
		await followed.poll();
		expect(followed.json()).toEqual([
			expect.objectContaining({ callId: uniqueId, talkSeconds: null }),
		]);
		expect(followed.errors).toEqual([]);
		expect(followed.logs()).toContainEqual(expect.stringContaining('tells no talk times'));
	});

	test('asks for no talk times where the option says no', async () => {
		const parameters = { options: { addCallDetails: false } };
		const followed = await trigger.activate({ parameters });
		pbx.simulator.addEndedCall();
		pbx.simulator.clearRequests();
		await followed.poll();
		expect(followed.json()).toMatchObject([{ talkSeconds: null }]);
		expect(pbx.sent()).toEqual(listed());
	});

	test('two polls at once emit a call once', async () => {
		const followed = await trigger.activate();
		const { uniqueId } = pbx.simulator.addEndedCall();
		pbx.simulator.clearRequests();
		await followed.pollTwiceAtOnce();
		expect(idsOf(followed)).toEqual([uniqueId]);
		expect(listed()).toHaveLength(1);
		expect(followed.logs()).toContainEqual(
			expect.stringContaining('skips a poll: the last one is still under way, for 0 s'),
		);
		await followed.poll();
		expect(listed()).toHaveLength(2);
	});

	const on2x = engineLine === '2x' ? test : test.skip;
	on2x(
		'halves a window that takes the PBX too long, within the budget of the poll',
		async () => {
			const followed = await trigger.activate({ budgetMs: 5000 });
			const { uniqueId } = pbx.simulator.addEndedCall();
			pbx.simulator.clearRequests();
			pbx.simulator.fail('slow', { times: 1, milliseconds: 30_000 });
			await followed.poll();
			const [whole, ...halves] = listed().filter(({ format }) => format === 'json');
			expect(halves).toHaveLength(2);
			expect(halves[0].start).toBe(whole.start);
			expect(halves[1].end).toBe(whole.end);
			expect(idsOf(followed)).toEqual([uniqueId]);
		},
		120_000,
	);

	test('remembers ten thousand calls in less than 200 kB', async () => {
		const parameters = { options: { maximumPerPoll: 100_000 } };
		const followed = await trigger.activate({ parameters });
		const start = Date.now() - 200 * MINUTE;
		for (let index = 0; index < 10_000; index++) {
			pbx.simulator.addEndedCall({ start: new Date(start + index * 1000) });
		}
		await followed.poll();
		await followed.poll();
		expect(new Set(idsOf(followed)).size).toBe(10_000);
		expect(followed.json()).toHaveLength(10_000);
		expect(JSON.stringify(feedOf(followed)).length).toBeLessThan(200_000);
	}, 60_000);
});
