import fc from 'fast-check';

import { numberGuardOf } from '../../../../nodes/GisPbx/execution/numberGuard';
import { resources } from '../../../../nodes/GisPbx/resources';
import type { WriteGuard } from '../../../../nodes/GisPbx/transport/binding';

const { dial, dialWithVariables, transfer } = resources.call.operations;
const sms = resources.sms.operations.send;
const NOON = Date.UTC(2026, 0, 31, 12);
const MINUTE = 60_000;
let tenants = 0;

function guard(
	number: string,
	minutes: number | undefined,
	{ operation = dial, tenant = 'DEMOCO', prefixes = undefined as string[] | undefined } = {},
): WriteGuard {
	const field = operation.reaches?.number ?? '';
	return numberGuardOf(
		operation,
		{
			values: { [field]: number },
			filters: {},
			options: {
				...(minutes === undefined ? {} : { oncePerNumberMinutes: minutes }),
				...(prefixes ? { allowedPrefixes: prefixes } : {}),
			},
		},
		tenant,
	) as WriteGuard;
}

/** A PBX that no other test has sent to. */
const newTenant = () => ({ tenant: `T${++tenants}` });
const at = (minute: number) => jest.setSystemTime(NOON + minute * MINUTE);

beforeEach(() => jest.useFakeTimers({ now: NOON }));
afterEach(() => jest.useRealTimers());

test('there is none where nothing is asked for, or nobody is reached', () => {
	expect(guard('0501234567', undefined)).toBeUndefined();
	expect(guard('0501234567', 60, { operation: transfer })).toBeUndefined();
});

test('a number is let through again when the time is over', () => {
	const where = newTenant();
	guard('0501234567', 10, where).enter();

	at(9.9);
	expect(guard('0501234567', 10, where).refusal()).toEqual({
		message: 'Destination 0501234567 was sent to the PBX 9 minutes ago',
		description:
			'Nothing was sent. The option "Once Per Number (Minutes)" lets the number through in 1 minute. Whether the earlier one was carried out, the PBX knows.',
	});
	at(10);
	expect(guard('0501234567', 10, where).refusal()).toBeUndefined();
});

test('the time is counted from the last send, by the option of the one that asks', () => {
	const where = newTenant();
	guard('0501234567', 10, where).enter();
	at(11);
	guard('0501234567', 10, where).enter();
	at(20);

	expect(guard('0501234567', 10, where).refusal()).toBeDefined();
	expect(guard('0501234567', 9, where).refusal()).toBeUndefined();
	expect(guard('0501234567', 60, where).refusal()).toBeDefined();
});

test('another tenant, another number and another kind of write are let through', () => {
	const where = newTenant();
	guard('0501234567', 10, where).enter();

	expect(guard('0501234567', 10, newTenant()).refusal()).toBeUndefined();
	expect(guard('0501234568', 10, where).refusal()).toBeUndefined();
	expect(guard('0501234567', 10, { ...where, operation: sms }).refusal()).toBeUndefined();
	const again = guard('0501234567', 10, { ...where, operation: dialWithVariables });
	expect(again.refusal()?.message).toMatch(/^Source 0501234567 was sent/);
});

test('a number is one, however it is written', () => {
	const where = newTenant();
	guard('+972501234567', 10, where).enter();

	expect(guard('0501234567', 10, where).refusal()).toBeDefined();
});

test('what was surely not sent is taken back, and what was sent before is not', () => {
	const where = newTenant();
	guard('0501234567', 10, where).enter()();
	expect(guard('0501234567', 10, where).refusal()).toBeUndefined();

	guard('0501234567', 10, where).enter();
	at(11);
	guard('0501234567', 10, where).enter()();
	expect(guard('0501234567', 10, where).refusal()).toBeUndefined();
	expect(guard('0501234567', 60, where).refusal()?.message).toContain('11 minutes ago');
});

test('a guard of prefixes alone remembers nothing', () => {
	const where = newTenant();
	guard('0501234567', undefined, { ...where, prefixes: ['05'] }).enter();

	expect(guard('0501234567', 10, where).refusal()).toBeUndefined();
});

test('prefixes come first, and say which there are', () => {
	const { refusal } = guard('0721234567', 10, { ...newTenant(), prefixes: ['05', '+9725'] });

	expect(refusal()).toEqual({
		message: 'Destination 0721234567 begins with none of the allowed prefixes 05, +9725',
		description:
			'Nothing was sent. Correct the number, or add to the option "Allowed Prefixes"; it is compared with the number as it is sent.',
	});
});

test('whatever is sent when, no number is sent to twice within its time', () => {
	const attempts = fc.array(
		fc.record({
			number: fc.constantFrom('0501234567', '+972501234567', '0509999999'),
			pause: fc.integer({ min: 0, max: 8 }),
			arrives: fc.boolean(),
		}),
		{ maxLength: 30 },
	);
	fc.assert(
		fc.property(attempts, (tries) => {
			const where = newTenant();
			const sent: Record<string, number[]> = {};
			let minute = 0;
			for (const { number, pause, arrives } of tries) {
				minute += pause;
				at(minute);
				const one = guard(number, 10, where);
				const times = (sent[number.slice(-9)] ??= []);
				const isFree = times.every((time) => minute - time >= 10);
				expect(one.refusal() === undefined).toBe(isFree);
				if (!isFree) continue;
				const takeBack = one.enter();
				if (arrives) times.push(minute);
				else takeBack();
			}
		}),
	);
});
