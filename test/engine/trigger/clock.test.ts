import { usePbx } from '../support';
import { feedOf, idsOf, remembering, useTrigger } from './support';

const pbx = usePbx();
const trigger = useTrigger(pbx);

const realNow = Date.now.bind(Date);
let off = 0;
beforeEach(() => {
	off = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + off);
});
afterEach(() => jest.restoreAllMocks());

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ended = (minutesAgo: number) =>
	pbx.simulator.addEndedCall({ start: new Date(realNow() - minutesAgo * MINUTE) }).uniqueId;
const warnings = (followed: { logs(): string[] }) =>
	followed.logs().filter((line) => line.includes('clock of n8n'));

test.each([
	['a day back', -DAY],
	['1970', -realNow()],
])('goes on where it was while the clock shows %s, and says so once', async (_, by) => {
	const followed = await trigger.activate();
	const before = ended(1);
	await followed.poll();
	const kept = feedOf(followed);
	off = by;
	const meanwhile = ended(0);
	for (let poll = 0; poll < 3; poll++) await followed.poll();
	expect(warnings(followed)).toHaveLength(1);
	expect(feedOf(followed)).toMatchObject({ floor: kept?.floor });
	off = 0;
	const after = ended(0);
	for (let poll = 0; poll < 2; poll++) await followed.poll();

	expect(idsOf(followed)).toEqual([before, meanwhile, after]);
	expect(warnings(followed)).toHaveLength(1);
	expect(followed.errors).toEqual([]);
});

test('begins nothing while the clock is not set, and tells no history when it is', async () => {
	ended(60);
	off = -realNow();
	const followed = await trigger.activate();
	for (let poll = 0; poll < 3; poll++) await followed.poll();
	expect(warnings(followed).join()).toContain('waits until the clock of n8n is set: it shows 1970');
	expect(warnings(followed)).toHaveLength(1);
	expect(feedOf(followed)).toBeUndefined();
	off = 0;
	await followed.poll();
	const call = ended(0);
	await followed.poll();

	expect(idsOf(followed)).toEqual([call]);
});

test('a floor in the future comes back, what is settled stays so, and it is said once', async () => {
	const first = await trigger.activate();
	const told = ended(0);
	await first.poll();
	expect(idsOf(first)).toEqual([told]);
	const feed = { ...feedOf(first), floor: '2999-01-01 00:00:00' };
	await first.stop();
	const followed = await trigger.activate({ staticData: remembering(feed), activation: 'init' });
	for (let poll = 0; poll < 3; poll++) await followed.poll();
	const call = ended(0);
	await followed.poll();

	expect(idsOf(followed)).toEqual([call]);
	expect(warnings(followed)).toHaveLength(1);
	expect(warnings(followed)[0]).toContain('goes on from now');
});
