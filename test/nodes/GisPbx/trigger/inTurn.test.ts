import { readInTurn } from '../../../../nodes/GisPbx/trigger/inTurn';

const NAMES = ['27', '28', '29', '30', '31'];
const never = () => false;
const MINUTE = 60_000;

/** At a minute at which the first is asked first. */
beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(0));
afterEach(() => void jest.restoreAllMocks());

test('reads all, one after the other', async () => {
	let inFlight = 0;
	const { found, failure } = await readInTurn(NAMES, never, async (name) => {
		expect(++inFlight).toBe(1);
		await Promise.resolve();
		inFlight--;
		return `queue ${name}`;
	});
	expect([...found]).toEqual(NAMES.map((name) => [name, `queue ${name}`]));
	expect(failure).toBeUndefined();
});

test('begins with another one each minute, so that all have their turn where time is short', async () => {
	const read = new Set<string>();
	for (let minute = 0; minute < NAMES.length; minute++) {
		jest.spyOn(Date, 'now').mockReturnValue(minute * MINUTE);
		const { found } = await readInTurn(
			NAMES,
			() => true,
			async (name) => name,
		);
		expect(found.size).toBe(1);
		for (const name of found.keys()) read.add(name);
	}
	expect([...read].sort()).toEqual(NAMES);
});

test('one that fails stops no other; three in a row do', async () => {
	const failing = (...names: string[]) =>
		readInTurn(NAMES, never, async (name) =>
			names.includes(name) ? await Promise.reject(new Error(name)) : name,
		);
	const one = await failing('27', '28', '30');
	expect([...one.found.keys()]).toEqual(['29', '31']);
	expect(one.failure?.message).toBe('30');
	const three = await failing('28', '29', '30');
	expect([...three.found.keys()]).toEqual(['27']);
	await expect(failing(...NAMES)).rejects.toThrow('29');
});

test('of none there is nothing', async () => {
	const { found, failure } = await readInTurn([], never, async (name) => name);
	expect([found.size, failure]).toEqual([0, undefined]);
});
