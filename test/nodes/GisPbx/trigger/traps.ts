/**
 * The traps that prototypes of this feed fell into (feed.md#traps), each as one small day. The
 * proofs say what went wrong there; the mutation check takes each rule away and looks whether one
 * of them fails.
 */
import { wallMs } from '../../../../nodes/GisPbx/pbx/time/wallText';
import { blankTraps } from './blankTraps';
import { busyTraps } from './busyTraps';
import { Follower } from './follower';
import { groupTraps } from './groupTraps';
import { everyOnce, promise } from './proof';
import { call, everyMinute, idsOf, JERUSALEM, NOON, pollAll, type Trap } from './trapDay';
import { DAY, HOUR, MINUTE, SECOND, World } from './world';

/** A pass that times out above two hours and may make `budget` requests. */
function slowly(world: World, follower: Follower, budget: number): () => void {
	const before = world.requests;
	world.fault = (_, { start, end }) => {
		const past = Math.min(wallMs(end), wallMs(world.clock.textOf(world.now))) - wallMs(start);
		return past > 2 * HOUR ? 'timesOut' : undefined;
	};
	follower.given.isOver = () => world.requests - before >= budget;
	return () => {
		world.fault = () => undefined;
		follower.given.isOver = () => false;
	};
}

export const traps: Trap[] = [
	{
		name: 'the hour that autumn repeats hides no call of its second pass',
		async prove() {
			// 02:00 +03:00 is 01:00 +02:00 again; the lookback ends in the first pass.
			const again = Date.parse('2024-10-26T23:00:00Z');
			const late = call(1, again + 5 * MINUTE, { appearsAt: again + 55 * MINUTE });
			const rows = [
				late,
				...everyMinute(again - HOUR, again + 2 * HOUR, 7 * MINUTE).map((at, index) =>
					call(index + 2, at),
				),
			];
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { lookbackMinutes: 60 });
			await pollAll(follower, everyMinute(again - 2 * HOUR, again + 4 * HOUR, 2 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a node whose clock is behind another loses no call',
		async prove() {
			const rows = everyMinute(NOON, NOON + 3 * HOUR, 3 * MINUTE).map((at, index) =>
				index % 2 === 0
					? call(index, at, { skew: 10 * MINUTE })
					: call(index, at, { skew: -10 * MINUTE, appearsAt: at + 60 * MINUTE }),
			);
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { lookbackMinutes: 60 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 5 * HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a longer lookback does not bring the floor back',
		async prove() {
			const rows = everyMinute(NOON, NOON + 6 * HOUR, 10 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { lookbackMinutes: 10 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 5 * HOUR, 5 * MINUTE));
			follower.given.lookbackMinutes = 240;
			await pollAll(follower, everyMinute(NOON + 5 * HOUR, NOON + 7 * HOUR, 5 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'rows at the floor stay known',
		async prove() {
			const rows = everyMinute(NOON, NOON + 4 * HOUR).map((at, index) => call(index, at));
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { lookbackMinutes: 10 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 5 * HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a PBX that answers with more than was asked for repeats nothing',
		async prove() {
			const rows = everyMinute(NOON, NOON + 4 * HOUR, 5 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const world = new World('calls', JERUSALEM, rows);
			world.readsWholeDays = true;
			const follower = new Follower(world, { lookbackMinutes: 10 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 5 * HOUR, 5 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a row that an answer holds twice is one row',
		async prove() {
			const rows = [call(1, NOON, { copies: 3 })];
			const follower = new Follower(new World('calls', JERUSALEM, rows));
			await pollAll(follower, [NOON - HOUR, NOON + 5 * MINUTE, NOON + 6 * MINUTE]);
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a PBX that answers nothing for hours loses no call',
		async prove() {
			const rows = everyMinute(NOON, NOON + 12 * HOUR, 20 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { lookbackMinutes: 60 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + HOUR, 10 * MINUTE));
			world.fault = () => 'blank';
			await pollAll(follower, everyMinute(NOON + HOUR, NOON + 12 * HOUR, 10 * MINUTE));
			world.fault = () => undefined;
			await pollAll(follower, everyMinute(NOON + 12 * HOUR, NOON + 13 * HOUR, 10 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a blank slice among others is not believed',
		async prove() {
			const rows = everyMinute(NOON, NOON + 6 * HOUR, 20 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { lookbackMinutes: 10 });
			await follower.poll(NOON);
			// n8n was down; the whole window times out, its first half comes blank.
			const before = world.requests;
			world.fault = (request) => (['timesOut', 'blank'] as const)[request - before];
			await follower.poll(NOON + 7 * HOUR);
			await follower.poll(NOON + 7 * HOUR + MINUTE);
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'calls beyond the maximum of a poll hold the floor',
		async prove() {
			const rows = everyMinute(NOON, NOON + 3 * HOUR).map((at, index) => call(index, at));
			const follower = new Follower(new World('calls', JERUSALEM, rows), {
				lookbackMinutes: 10,
				maximumPerPoll: 5,
			});
			await pollAll(follower, [NOON - HOUR, ...everyMinute(NOON + 3 * HOUR, NOON + 5 * HOUR)]);
			everyOnce(idsOf(rows), [], follower.emitted);
			promise('repeated', follower.emitted.join() === idsOf(rows).join(), () => 'not oldest first');
		},
	},
	{
		name: 'calls that wait for their recording hold the floor',
		async prove() {
			const waiting = call(1, NOON, { recordedAt: NOON + 50 * MINUTE });
			const others = everyMinute(NOON + MINUTE, NOON + 2 * HOUR, 5 * MINUTE).map((at, index) =>
				call(index + 2, at, { answered: false }),
			);
			const world = new World('calls', JERUSALEM, [waiting, ...others]);
			const follower = new Follower(world, { lookbackMinutes: 10, recordingWaitMinutes: 60 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 3 * HOUR));
			everyOnce(idsOf(world.planned), [], follower.emitted);
			const emission = follower.emissions.find(({ record }) => record.callId === waiting.id);
			promise('lost', emission?.recording !== undefined, () => 'the recording');
		},
	},
	{
		name: 'calls that were there at the beginning are never told',
		async prove() {
			const old = everyMinute(NOON - 3 * HOUR, NOON - 10 * MINUTE, 10 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const fresh = call(99, NOON + MINUTE);
			const follower = new Follower(new World('calls', JERUSALEM, [...old, fresh]));
			await pollAll(follower, everyMinute(NOON, NOON + HOUR, 5 * MINUTE));
			everyOnce([fresh.id], [], follower.emitted);
		},
	},
	{
		name: 'a poll that runs out of time is gone on with by the next',
		async prove() {
			const rows = everyMinute(NOON, NOON + 20 * HOUR, 30 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world);
			await follower.poll(NOON - HOUR);
			for (const at of everyMinute(NOON + 21 * HOUR, NOON + 21 * HOUR + 40 * MINUTE)) {
				slowly(world, follower, 5);
				await follower.poll(at);
			}
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'what a pass read at its beginning may have got rows since then',
		async prove() {
			// Appears, well within the lookback, between the two polls of a pass.
			const late = call(1, NOON - 75 * MINUTE, { appearsAt: NOON + 30 * MINUTE });
			const last = call(2, NOON + 5 * HOUR);
			const world = new World('calls', JERUSALEM, [late, last]);
			const follower = new Follower(world, { lookbackMinutes: 120 });
			await follower.poll(NOON);
			const before = world.requests;
			world.fault = (request) => (request === before ? 'timesOut' : undefined);
			follower.given.isOver = () => world.requests - before >= 2;
			await follower.poll(NOON + 5 * MINUTE);
			follower.given.isOver = () => false;
			await pollAll(follower, [NOON + 6 * HOUR, NOON + 6 * HOUR + MINUTE]);
			everyOnce(idsOf(world.planned), [], follower.emitted);
		},
	},
	{
		name: 'a call longer than the lookback carries the floor over nothing that was not read',
		async prove() {
			const long = call(99, NOON, { endedAt: NOON + 6 * HOUR });
			const rows = everyMinute(NOON, NOON + 6 * HOUR, 20 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const world = new World('calls', JERUSALEM, [long, ...rows]);
			const follower = new Follower(world, { lookbackMinutes: 10 });
			await follower.poll(NOON - HOUR);
			const before = world.requests;
			world.fault = (request) => (request === before ? 'timesOut' : undefined);
			follower.given.isOver = () => world.requests - before >= 2;
			await follower.poll(NOON + 7 * HOUR);
			follower.given.isOver = () => false;
			await pollAll(follower, [NOON + 7 * HOUR + MINUTE, NOON + 7 * HOUR + 2 * MINUTE]);
			everyOnce(idsOf(world.planned), [], follower.emitted);
		},
	},
	{
		name: 'a recording that cannot be asked for holds up no call',
		async prove() {
			const rows = everyMinute(NOON, NOON + HOUR, 5 * MINUTE).map((at, index) => call(index, at));
			const world = new World('calls', JERUSALEM, rows);
			world.recordingsFail = true;
			const follower = new Follower(world, { recordingWaitMinutes: 10 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 2 * HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a recording that never comes is waited for until its time is over',
		async prove() {
			const rows = [call(1, NOON)];
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { recordingWaitMinutes: 10 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 10 * MINUTE));
			promise('lost', follower.emitted.length === 0, () => 'did not wait');
			await pollAll(follower, everyMinute(NOON + 11 * MINUTE, NOON + 20 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
			promise('requests', world.checks.length === 11, () => `asked ${world.checks.length} times`);
		},
	},
	{
		name: 'of a recording that is never whole a part is told when its time is over',
		async prove() {
			const rows = [call(1, NOON, { recordingSince: NOON })];
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { recordingWaitMinutes: 10 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 10 * MINUTE));
			promise('lost', follower.emitted.length === 0, () => 'did not wait for all of it');
			await pollAll(follower, everyMinute(NOON + 11 * MINUTE, NOON + 20 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
			const [{ recording }] = follower.emissions;
			promise('lost', recording !== undefined, () => 'the part that was there');
		},
	},
	{
		name: 'a call of which no time can be read waits for its recording, but not for ever',
		async prove() {
			const rows = [call(1, NOON, { printedStart: 'yesterday' })];
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { recordingWaitMinutes: 10 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 10 * MINUTE));
			promise('lost', follower.emitted.length === 0, () => 'did not wait');
			await pollAll(follower, everyMinute(NOON + 11 * MINUTE, NOON + 20 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a blank answer does not let it wait anew',
		async prove() {
			const rows = [call(1, NOON, { printedStart: 'yesterday' })];
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { recordingWaitMinutes: 10 });
			await pollAll(follower, [NOON, NOON + 2 * MINUTE]);
			world.fault = () => 'blank';
			await pollAll(follower, [NOON + 5 * MINUTE, NOON + 6 * MINUTE]);
			world.fault = () => undefined;
			await follower.poll(NOON + 13 * MINUTE);
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a start that cannot be read is a call all the same',
		async prove() {
			const rows = [
				call(1, NOON, { printedStart: '' }),
				call(2, NOON, { printedStart: '0000-00-00 00:00:00' }),
				call(3, NOON, { printedStart: '12/06/2024 noon' }),
				...everyMinute(NOON, NOON + 30 * HOUR, HOUR).map((at, index) => call(index + 4, at)),
			];
			const follower = new Follower(new World('calls', JERUSALEM, rows), { lookbackMinutes: 60 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 31 * HOUR, 20 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a beginning that takes several polls tells no old calls',
		async prove() {
			const old = everyMinute(NOON - 4 * HOUR, NOON - 10 * MINUTE, 10 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const fresh = call(99, NOON + 3 * MINUTE);
			const world = new World('calls', JERUSALEM, [...old, fresh]);
			const follower = new Follower(world);
			for (const at of everyMinute(NOON, NOON + 30 * MINUTE, 5 * MINUTE)) {
				slowly(world, follower, 4);
				await follower.poll(at);
			}
			everyOnce([fresh.id], [], follower.emitted);
		},
	},
	{
		name: 'a failure in a later slice keeps what was read',
		async prove() {
			const rows = everyMinute(NOON, NOON + 6 * HOUR, 20 * MINUTE).map((at, index) =>
				call(index, at),
			);
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world);
			await follower.poll(NOON);
			const before = world.requests;
			world.fault = (request) => (['timesOut', undefined, 'throws'] as const)[request - before];
			const read = await follower.poll(NOON + 7 * HOUR);
			promise('lost', read.length > 0 && read.length < rows.length, () => `${read.length} read`);
			world.fault = () => undefined;
			await follower.poll(NOON + 7 * HOUR + MINUTE);
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a poll that fails leaves the state as it was',
		async prove() {
			const rows = everyMinute(NOON, NOON + HOUR, 5 * MINUTE).map((at, index) => call(index, at));
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 30 * MINUTE));
			world.fault = () => 'throws';
			const before = JSON.stringify(follower.state);
			await follower.poll(NOON + 31 * MINUTE);
			promise('state', follower.failures === 1, () => 'did not fail');
			promise('state', JSON.stringify(follower.state) === before, () => 'changed by a failure');
		},
	},
	{
		name: 'calls that ended while n8n was down are found',
		async prove() {
			const rows = everyMinute(NOON, NOON + 2 * DAY, HOUR).map((at, index) => call(index, at));
			const follower = new Follower(new World('calls', JERUSALEM, rows), { lookbackMinutes: 60 });
			await pollAll(follower, [NOON - HOUR, NOON + 2 * DAY + HOUR]);
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'a window that times out is asked for in halves',
		async prove() {
			const rows = everyMinute(NOON, NOON + HOUR, 5 * MINUTE).map((at, index) => call(index, at));
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world);
			await follower.poll(NOON);
			slowly(world, follower, 10);
			await follower.poll(NOON + HOUR + 2 * MINUTE);
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'filters settle what they reject, so that a wider one replays nothing',
		async prove() {
			const rejected = everyMinute(NOON, NOON + 3 * HOUR, 10 * MINUTE).map((at, index) =>
				call(index, at, { answered: false }),
			);
			const wanted = call(99, NOON + HOUR + MINUTE);
			const follower = new Follower(new World('calls', JERUSALEM, [...rejected, wanted]), {
				passes: ({ disposition }) => disposition === 'answered',
			});
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 4 * HOUR, 5 * MINUTE));
			follower.given.passes = () => true;
			await follower.poll(NOON + 4 * HOUR + MINUTE);
			everyOnce([wanted.id], [], follower.emitted);
		},
	},
	{
		name: 'a row that turns up again under a later start is the same row',
		async prove() {
			const first = call(1, NOON);
			const again = {
				...first,
				startedAt: NOON + 15 * MINUTE,
				endedAt: NOON + 16 * MINUTE,
				appearsAt: NOON + 16 * MINUTE,
			};
			const others = everyMinute(NOON, NOON + HOUR).map((at, index) => call(index + 2, at));
			const follower = new Follower(new World('calls', JERUSALEM, [first, again, ...others]), {
				lookbackMinutes: 10,
			});
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 2 * HOUR));
			everyOnce(idsOf([first, ...others]), [], follower.emitted);
		},
	},
	{
		name: 'a quiet poll is one request, however long it has been quiet',
		async prove() {
			const rows = [call(1, NOON)];
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world);
			const polls = everyMinute(NOON - HOUR, NOON + 30 * DAY, 6 * HOUR);
			await pollAll(follower, polls);
			everyOnce(idsOf(rows), [], follower.emitted);
			promise('requests', world.requests === polls.length, () => `${world.requests} requests`);
			promise(
				'state',
				(follower.state?.floor ?? '') > '2024-07-01',
				() => `floor ${follower.state?.floor}`,
			);
		},
	},
	{
		name: 'a PBX that was blank for days while n8n was down loses no call',
		async prove() {
			const rows = everyMinute(NOON, NOON + 4 * DAY, 6 * HOUR).map((at, index) => call(index, at));
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + HOUR, 30 * MINUTE));
			world.fault = () => 'blank';
			await pollAll(follower, everyMinute(NOON + 4 * DAY, NOON + 4 * DAY + HOUR, 10 * MINUTE));
			world.fault = () => undefined;
			await follower.poll(NOON + 4 * DAY + 2 * HOUR);
			everyOnce(idsOf(rows), [], follower.emitted);
		},
	},
	{
		name: 'ten thousand calls in the lookback take less than 200 kB',
		async prove() {
			const rows = Array.from({ length: 10_000 }, (_, index) => call(index, NOON + index * SECOND));
			const follower = new Follower(new World('calls', JERUSALEM, rows), {
				maximumPerPoll: 20_000,
			});
			await pollAll(follower, [NOON - MINUTE, NOON + 3 * HOUR]);
			everyOnce(idsOf(rows), [], follower.emitted);
			promise(
				'state',
				follower.largestState < 200_000,
				() => `${follower.largestState} characters`,
			);
		},
	},
	...blankTraps,
	...busyTraps,
	...groupTraps,
];
