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

const skipped = jest.fn();
beforeEach(() => skipped.mockReset());

test('a poll that begins while the last one of the trigger is under way does nothing', async () => {
	const guard = new OverlapGuard();
	let end!: (calls: string[]) => void;
	const slow = guard.run(
		'trigger',
		1,
		async () => await new Promise<string[]>((resolve) => (end = resolve)),
		skipped,
	);
	const since = performance.now();
	jest.advanceTimersByTime(7_000);
	const second = counted(CALLS);

	expect(await guard.run('trigger', 1, second, skipped)).toBeNull();
	expect(second).not.toHaveBeenCalled();
	expect(skipped.mock.calls).toEqual([[{ kind: 'running', since }]]);
	expect(await guard.run('another trigger', 1, counted(CALLS), skipped)).toBe(CALLS);
	end(CALLS);
	expect(await slow).toBe(CALLS);
});

test('the trigger is free again after a poll that failed', async () => {
	const guard = new OverlapGuard();
	const fails = async () => await Promise.reject(new Error('down'));

	await expect(guard.run('trigger', 1, fails, skipped)).rejects.toThrow('down');
	expect(await guard.run('trigger', 1, counted(CALLS), skipped)).toBe(CALLS);
});

test('a poll from a state that has just emitted does nothing, one from the next state works', async () => {
	const guard = new OverlapGuard();
	await guard.run('trigger', { floor: 1 }, counted(CALLS), skipped);
	const stale = counted(CALLS);

	expect(await guard.run('trigger', { floor: 1 }, stale, skipped)).toBeNull();
	expect(stale).not.toHaveBeenCalled();
	expect(skipped.mock.calls).toEqual([[{ kind: 'sameState' }]]);
	expect(await guard.run('trigger', { floor: 2 }, counted(CALLS), skipped)).toBe(CALLS);
	expect(await guard.run('trigger', { floor: 1 }, stale, skipped)).toBeNull();
});

test('a state that emitted nothing may be polled from at once', async () => {
	const guard = new OverlapGuard();
	await guard.run('trigger', 1, counted(null), skipped);

	expect(await guard.run('trigger', 1, counted(CALLS), skipped)).toBe(CALLS);
});

test('a state counts again after half a minute: n8n failed to store what followed', async () => {
	const guard = new OverlapGuard();
	await guard.run('trigger', 1, counted(CALLS), skipped);
	jest.advanceTimersByTime(29_000);
	expect(await guard.run('trigger', 1, counted(CALLS), skipped)).toBeNull();
	jest.advanceTimersByTime(2_000);

	expect(await guard.run('trigger', 1, counted(CALLS), skipped)).toBe(CALLS);
});

test('a poll that is skipped may fail for it, and the one under way goes on', async () => {
	const guard = new OverlapGuard();
	let end!: (calls: string[]) => void;
	const work = async () => await new Promise<string[]>((resolve) => (end = resolve));
	const slow = guard.run('trigger', 1, work, skipped);
	skipped.mockImplementation(() => {
		throw new Error('too long');
	});

	await expect(guard.run('trigger', 1, counted(CALLS), skipped)).rejects.toThrow('too long');
	end(CALLS);
	expect(await slow).toBe(CALLS);
});
