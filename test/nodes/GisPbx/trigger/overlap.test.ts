import { OverlapGuard } from '../../../../nodes/GisPbx/trigger/overlap';

const CALLS = ['a call'];

beforeEach(() => {
	jest.useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
});

/** A poll that counts how often it was let through. */
function counted(result: string[] | null) {
	return jest.fn(async () => result);
}

test('a poll that begins while the last one of the trigger is under way does nothing', async () => {
	const guard = new OverlapGuard();
	let end!: (calls: string[]) => void;
	const slow = guard.run(
		'trigger',
		1,
		async () => await new Promise<string[]>((resolve) => (end = resolve)),
	);
	const second = counted(CALLS);

	expect(await guard.run('trigger', 1, second)).toBeNull();
	expect(second).not.toHaveBeenCalled();
	expect(await guard.run('another trigger', 1, counted(CALLS))).toBe(CALLS);
	end(CALLS);
	expect(await slow).toBe(CALLS);
});

test('the trigger is free again after a poll that failed', async () => {
	const guard = new OverlapGuard();
	const fails = async () => await Promise.reject(new Error('down'));

	await expect(guard.run('trigger', 1, fails)).rejects.toThrow('down');
	expect(await guard.run('trigger', 1, counted(CALLS))).toBe(CALLS);
});

test('a poll from a state that has just emitted does nothing, one from the next state works', async () => {
	const guard = new OverlapGuard();
	await guard.run('trigger', { floor: 1 }, counted(CALLS));
	const stale = counted(CALLS);

	expect(await guard.run('trigger', { floor: 1 }, stale)).toBeNull();
	expect(stale).not.toHaveBeenCalled();
	expect(await guard.run('trigger', { floor: 2 }, counted(CALLS))).toBe(CALLS);
	expect(await guard.run('trigger', { floor: 1 }, stale)).toBeNull();
});

test('a state that emitted nothing may be polled from at once', async () => {
	const guard = new OverlapGuard();
	await guard.run('trigger', 1, counted(null));

	expect(await guard.run('trigger', 1, counted(CALLS))).toBe(CALLS);
});

test('a state counts again after half a minute: n8n failed to store what followed', async () => {
	const guard = new OverlapGuard();
	await guard.run('trigger', 1, counted(CALLS));
	jest.advanceTimersByTime(29_000);
	expect(await guard.run('trigger', 1, counted(CALLS))).toBeNull();
	jest.advanceTimersByTime(2_000);

	expect(await guard.run('trigger', 1, counted(CALLS))).toBe(CALLS);
});
