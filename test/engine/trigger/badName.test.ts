/**
 * Days of a PBX that encodes its list as a whole, with one name that is no UTF-8 (pbx.md#broken-json),
 * polled in n8n's own context. The clocks of node and PBX stand still between polls.
 */
import { windows1255 } from '../../../simulator';
import { usePbx } from '../support';
import { idsOf, useTrigger } from './support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = Date.parse('2026-06-12T09:00:00Z');
const pbx = usePbx();
const trigger = useTrigger(pbx);

let now = NOON;
let clock: jest.SpyInstance;
beforeEach(() => {
	now = NOON;
	clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
	pbx.simulator.clock.freeze();
	pbx.simulator.clock.set(new Date(NOON));
	pbx.simulator.switches.listEncoding = 'wholeList';
});
afterEach(() => {
	clock.mockRestore();
});

const goOn = (milliseconds: number) => {
	now += milliseconds;
	pbx.simulator.clock.set(new Date(now));
};
const calls = () => pbx.sent().filter(({ info }) => info === 'simplecdrs');

test('sixty hours with one such name: no call is lost, told twice or late', async () => {
	const followed = await trigger.activate();
	const filed: string[] = [];
	for (let step = 1; step <= 60 * 6; step++) {
		goOn(10 * MINUTE);
		if (step % 3 === 0) {
			const fromName = step === 90 ? windows1255('דנה') : `Caller ${step}`;
			filed.push(pbx.simulator.addEndedCall({ fromName }).uniqueId);
		}
		await followed.poll();
		expect(idsOf(followed)).toEqual(filed);
	}

	expect(followed.errors).toEqual([]);
	expect(filed).toHaveLength(120);
	expect(followed.json()[29].fromName).toBe('דנה');
	const inCsv = calls().filter(({ format }) => format === 'csv').length;
	// From that call until it leaves the window, some four and a half hours.
	expect(inCsv).toBeLessThanOrEqual(2 * 30);
	expect(calls()).toHaveLength(1 + 360 + inCsv);
}, 300_000);

test.each([
	['a blank PBX', false, 66],
	['one that answers rows', true, 60],
])('sixty quiet polls on %s', async (_, hasRows, most) => {
	if (hasRows) pbx.simulator.addEndedCall({ start: new Date(now - HOUR) });
	const followed = await trigger.activate();
	pbx.simulator.clearRequests();
	for (let poll = 0; poll < 60; poll++) {
		goOn(MINUTE);
		await followed.poll();
	}

	expect([followed.errors, followed.executions]).toEqual([[], 0]);
	expect(pbx.sent().length).toBeGreaterThanOrEqual(60);
	expect(pbx.sent().length).toBeLessThanOrEqual(most);
});

test('a window whose JSON is cut is halved, and calls come once', async () => {
	const followed = await trigger.activate();
	const filed = [1, 2, 3].map(() => {
		goOn(HOUR);
		return pbx.simulator.addEndedCall().uniqueId;
	});
	pbx.simulator.fail('cutByTime', { times: 1 });
	await followed.poll();
	await followed.poll();

	expect(followed.errors).toEqual([]);
	expect(idsOf(followed)).toEqual(filed);
});

test('a csv that is cut loses no call', async () => {
	const followed = await trigger.activate({ parameters: { options: { lookbackMinutes: 10 } } });
	pbx.simulator.switches.rowOrder = 'newestFirst';
	const filed = [...Array(20).keys()].map((index) => {
		goOn(10 * MINUTE);
		const fromName = index === 19 ? windows1255('דנה') : 'Caller';
		return pbx.simulator.addEndedCall({ fromName }).uniqueId;
	});
	pbx.simulator.fail('cutByTime', { times: 2 });
	for (let poll = 0; poll < 90; poll++) {
		goOn(MINUTE);
		await followed.poll();
	}

	expect(followed.errors).toEqual([]);
	expect(idsOf(followed).sort()).toEqual(filed.sort());
});
