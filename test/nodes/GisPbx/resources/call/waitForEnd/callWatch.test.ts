import { CallWatch } from '../../../../../../nodes/GisPbx/resources/call/waitForEnd/callWatch';
import type { Row } from '../../../../../../nodes/GisPbx/pbx/rows';

type Outlook = ConstructorParameters<typeof CallWatch>[0];
type FollowedCall = Parameters<CallWatch['endOf']>[0];

/** Of a call that has ended when its rows are there. */
const PLAIN: FollowedCall['ask'] = {
	mayGoOn: () => false,
	isUp: async () => false,
	isSourceUnregistered: async () => false,
};

const leg = (originateid: string, ID = originateid): Row => ({ ID, uniqueid: ID, originateid });

/** A PBX whose rows appear at moments of a clock that nothing but the watch's own sleeps moves on. */
class World implements Outlook {
	time = 0;
	isOver = false;
	/** Seconds at which it was asked, and since when. */
	readonly asked: number[] = [];
	readonly since: number[] = [];
	readonly sleeps: number[] = [];
	readonly watch = new CallWatch(this.outlook());

	constructor(
		private readonly rows: Array<[seconds: number, row: Row]>,
		private readonly isDown: (seconds: number) => boolean = () => false,
	) {}

	async read(since: number): Promise<Row[]> {
		await Promise.resolve();
		this.asked.push(this.time / 1000);
		this.since.push(since);
		if (this.isDown(this.time / 1000)) throw new Error('The PBX refused the connection');
		return this.rows.filter(([seconds]) => seconds * 1000 <= this.time).map(([, row]) => row);
	}

	now(): number {
		return this.time;
	}

	async sleep(ms: number): Promise<void> {
		await Promise.resolve();
		this.sleeps.push(ms);
		this.time += ms;
	}

	isStopped(): boolean {
		return this.isOver;
	}

	/** Follows a call that is dialled now. */
	async follow(originateId: string, maxWaitSeconds = 300, ask = PLAIN) {
		return await this.watch.endOf(this.call(originateId, maxWaitSeconds, ask));
	}

	call(originateId: string, maxWaitSeconds: number, ask: FollowedCall['ask']): FollowedCall {
		const giveUpAt = this.time + maxWaitSeconds * 1000;
		return { originateId, dialledAt: this.time, giveUpAt, ask };
	}

	/** Other work that takes so long. */
	async until(seconds: number): Promise<void> {
		while (this.time < seconds * 1000) await Promise.resolve();
	}

	private outlook(): Outlook {
		return {
			read: async (since) => await this.read(since),
			now: () => this.now(),
			sleep: async (ms) => await this.sleep(ms),
			isStopped: () => this.isStopped(),
		};
	}
}

test('looks soon at first, then in growing pauses, and once more when it sees the end', async () => {
	const world = new World([[60, leg('a')]]);

	expect(await world.follow('a')).toEqual({ end: 'filed', rows: [leg('a')] });
	expect(world.asked).toEqual([1, 3, 6, 11, 19, 29, 39, 49, 59, 69, 70]);
	expect(new Set(world.since)).toEqual(new Set([0]));
});

test('never sleeps for longer than a second', async () => {
	const world = new World([[60, leg('a')]]);
	await world.follow('a');

	expect(Math.max(...world.sleeps)).toBe(1000);
});

test('waits until all legs are there', async () => {
	const world = new World([
		[2, leg('a', '1')],
		[4, leg('a', '2')],
		[4, { ID: '3', uniqueid: '3', linkedid: '' }],
	]);

	expect((await world.follow('a'))?.rows).toEqual([leg('a', '1'), leg('a', '2')]);
	expect(world.asked).toEqual([1, 3, 4, 5]);
});

test('calls side by side share their rounds, and each gets its own legs', async () => {
	const world = new World([
		[20, leg('a')],
		[20, leg('b')],
		[35, leg('c')],
	]);
	const seen = await Promise.all(['a', 'b', 'c'].map(async (id) => await world.follow(id)));

	expect(seen.map((each) => each?.rows)).toEqual([[leg('a')], [leg('b')], [leg('c')]]);
	expect(world.asked).toEqual([1, 3, 6, 11, 19, 29, 30, 32, 35, 36]);
});

test('a call that joins is looked for soon, and nobody is looked for twice at a time', async () => {
	const world = new World([
		[100, leg('a')],
		[33, leg('b')],
	]);
	const first = world.follow('a');
	await world.until(32);
	const since = world.time;
	const second = await world.follow('b');

	expect(second?.rows).toEqual([leg('b')]);
	expect(world.asked.filter((at) => at > 32).slice(0, 2)).toEqual([33, 34]);
	await first;
	expect(world.since.at(-1)).toBe(0);
	expect(since).toBe(32_000);
});

test('the window reaches back to the earliest call that is still up', async () => {
	const world = new World([
		[5, leg('a')],
		[60, leg('b')],
	]);
	const first = world.follow('a');
	await world.until(4);
	const second = world.follow('b');
	await Promise.all([first, second]);

	expect(world.since[0]).toBe(0);
	expect(world.since.at(-1)).toBe(4000);
});

test('a call that joins during a read is not judged by it', async () => {
	const world = new World([[0, leg('old')]]);
	const first = world.follow('a', 20);
	while (world.asked.length === 0) await Promise.resolve();
	// As n8n's Retry On Fail brings it back: dialled long ago, its wait is over.
	const old = world.watch.endOf({
		originateId: 'old',
		dialledAt: -900_000,
		giveUpAt: -600_000,
		ask: PLAIN,
	});

	expect(await old).toEqual({ end: 'filed', rows: [leg('old')] });
	expect(world.since.slice(0, 2)).toEqual([0, -900_000]);
	await first;
});

test('gives a call up in time, after a last look', async () => {
	const world = new World([[60, leg('a')]]);

	expect(await world.follow('a', 25)).toEqual({ end: 'unseen', rows: [] });
	expect(world.asked.at(-1)).toBe(25);
});

test('takes what the last look shows for the end', async () => {
	const world = new World([[25, leg('a')]]);

	expect(await world.follow('a', 25)).toEqual({ end: 'filed', rows: [leg('a')] });
});

test('asks on while the PBX is down', async () => {
	const world = new World([[30, leg('a')]], (seconds) => seconds < 50);

	expect(await world.follow('a')).toEqual({ end: 'filed', rows: [leg('a')] });
	expect(world.asked).toEqual([1, 3, 6, 11, 19, 29, 39, 49, 59, 60]);
});

test('says why nothing could be seen', async () => {
	const world = new World([[10, leg('a')]], () => true);

	expect(await world.follow('a', 25)).toEqual({
		end: 'unseen',
		rows: [],
		failure: 'The PBX refused the connection',
	});
});

test('a read that fails after the end was seen does not undo it', async () => {
	const world = new World([[2, leg('a')]], (seconds) => seconds === 4);

	expect(await world.follow('a')).toEqual({ end: 'filed', rows: [leg('a')] });
	expect(world.asked).toEqual([1, 3, 4, 6]);
});

test('ends every wait soon when it is stopped, and asks no more', async () => {
	const world = new World([[600, leg('a')]]);
	const waits = Promise.all([world.follow('a'), world.follow('b')]);
	await world.until(33);
	world.isOver = true;

	expect(await waits).toEqual([undefined, undefined]);
	expect(world.time).toBeLessThanOrEqual(35_000);
	expect(world.asked.at(-1)).toBe(29);
});

test('can be used again when all its calls have ended', async () => {
	const world = new World([
		[2, leg('a')],
		[80, leg('b')],
	]);
	await world.follow('a');
	world.time = 75_000;

	expect(await world.follow('b')).toEqual({ end: 'filed', rows: [leg('b')] });
	expect(world.asked.slice(3)).toEqual([76, 78, 81, 82]);
});

describe('a call that may go on though rows of it are there', () => {
	/** Notes when it is asked whether the call is up, which it is until then. */
	function upUntil(world: World, seconds: number) {
		const askedAt: number[] = [];
		const ask: FollowedCall['ask'] = {
			...PLAIN,
			mayGoOn: () => true,
			async isUp() {
				await Promise.resolve();
				askedAt.push(world.time / 1000);
				return world.time < seconds * 1000;
			},
		};
		return { ask, askedAt };
	}

	test('has ended when it is up no more and was not seen up', async () => {
		const world = new World([[5, leg('a')]]);
		const { ask, askedAt } = upUntil(world, 5);

		expect(await world.follow('a', 300, ask)).toEqual({ end: 'filed', rows: [leg('a')] });
		expect(askedAt).toEqual([6]);
		expect(world.asked).toEqual([1, 3, 6, 7]);
	});

	test('is looked for once more, as rows may come while it is asked about', async () => {
		const world = new World([
			[5, leg('a', '1')],
			[7, leg('a', '2')],
		]);
		const isUp = async () => {
			await world.sleep(2000);
			return false;
		};

		const told = await world.follow('a', 300, { ...PLAIN, mayGoOn: () => true, isUp });
		expect(told?.rows).toEqual([leg('a', '1'), leg('a', '2')]);
	});

	test('is asked for each half minute, and at once when rows come', async () => {
		const world = new World([
			[5, leg('a', '1')],
			[80, leg('a', '2')],
		]);
		const { ask, askedAt } = upUntil(world, 80);

		expect((await world.follow('a', 300, ask))?.rows).toHaveLength(2);
		expect(askedAt).toEqual([6, 39, 69, 89]);
	});

	test('has 15 seconds for its last rows when it was seen up, and no more', async () => {
		const late = new World([
			[5, leg('a', '1')],
			[55, leg('a', '2')],
		]);
		const never = new World([[5, leg('a', '1')]]);
		const seenUp = upUntil(never, 20);

		expect((await late.follow('a', 300, upUntil(late, 20).ask))?.rows).toHaveLength(2);
		expect((await never.follow('a', 300, seenUp.ask))?.rows).toHaveLength(1);
		expect(seenUp.askedAt).toEqual([6, 39]);
		expect(never.asked.at(-1)).toBe(58);
	});

	test('goes on when the wait is over', async () => {
		const world = new World([[5, leg('a')]]);
		const { ask, askedAt } = upUntil(world, 100);

		expect(await world.follow('a', 25, ask)).toEqual({ end: 'up', rows: [leg('a')] });
		expect(askedAt).toEqual([6, 25]);
	});

	test('has ended by its rows alone where these say so', async () => {
		const world = new World([[5, leg('a')]]);
		const { ask, askedAt } = upUntil(world, 100);
		const told = await world.follow('a', 6, { ...ask, mayGoOn: () => false });

		expect(told?.end).toBe('filed');
		expect(askedAt).toEqual([]);
	});
});

describe('a call without rows', () => {
	test('has failed as soon as its source is known not to be registered', async () => {
		const world = new World([]);
		const isSourceUnregistered = async (now: number) => await Promise.resolve(now >= 15_000);

		expect(await world.follow('a', 300, { ...PLAIN, isSourceUnregistered })).toEqual({
			end: 'sourceUnregistered',
			rows: [],
		});
		expect(world.asked).toEqual([1, 3, 6, 11, 19]);
	});

	test('is not known to have none while they cannot be read', async () => {
		const world = new World([], (seconds) => seconds < 40);
		const isSourceUnregistered = async () => await Promise.resolve(true);

		await world.follow('a', 300, { ...PLAIN, isSourceUnregistered });
		expect(world.asked.at(-1)).toBe(49);
	});

	test('is up where the PBX shows it so when the wait is over', async () => {
		const world = new World([]);
		const isUp = async () => await Promise.resolve(true);

		expect(await world.follow('a', 25, { ...PLAIN, isUp })).toEqual({ end: 'up', rows: [] });
	});

	test('asks nothing more when it is stopped in the middle of a round', async () => {
		const world = new World([]);
		let asked = 0;
		const isSourceUnregistered = async () => {
			asked += 1;
			world.isOver = true;
			return await Promise.resolve(false);
		};
		const ask = { ...PLAIN, isSourceUnregistered };

		expect(await Promise.all(['a', 'b'].map((id) => world.follow(id, 300, ask)))).toEqual([
			undefined,
			undefined,
		]);
		expect(asked).toBe(1);
	});
});
