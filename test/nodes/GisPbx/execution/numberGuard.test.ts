import fc from 'fast-check';

import { numberGuardOf } from '../../../../nodes/GisPbx/execution/numberGuard';
import type { Operation } from '../../../../nodes/GisPbx/resources/operation';
import { resources } from '../../../../nodes/GisPbx/resources';
import type { WriteGuard } from '../../../../nodes/GisPbx/transport/binding';

const { dial, dialWithVariables, hangUp, transfer } = resources.call.operations;
const sms = resources.sms.operations.send;
const NOON = Date.UTC(2026, 0, 31, 12);
const MINUTE = 60_000;
let tenants = 0;

function guard(
	number: string,
	minutes: number | undefined,
	{ operation = dial, tenant = 'DEMOCO', prefixes = undefined as string[] | undefined } = {},
): WriteGuard {
	const field = operation === dialWithVariables ? 'source' : 'destination';
	return numberGuardOf(
		operation,
		{
			values: { source: '204', destination: '205', [field]: number },
			filters: {},
			options: {
				...(minutes === undefined ? {} : { oncePerNumberMinutes: minutes }),
				...(prefixes ? { allowedPrefixes: prefixes } : {}),
			},
		},
		{ tenant, countryCode: '972' },
	) as WriteGuard;
}

/** A PBX that no other test has sent to. */
const newTenant = () => ({ tenant: `T${++tenants}` });
let passed = 0;
const at = (minute: number) => {
	jest.advanceTimersByTime(Math.round((minute - passed) * MINUTE));
	passed = minute;
};

beforeEach(() => {
	passed = 0;
	jest.useFakeTimers({ now: NOON });
});
afterEach(() => jest.useRealTimers());

test('there is none where nothing is asked for, or nobody is reached', () => {
	expect(guard('0501234567', undefined)).toBeUndefined();
	expect(guard('0501234567', 60, { operation: hangUp })).toBeUndefined();
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
		description: 'Nothing was sent. Correct the number, or add to the option "Allowed Prefixes".',
	});
});

test('every number that may ring is looked at, but for extensions of our own', () => {
	const refusalOf = (operation: Operation, values: Record<string, string>) =>
		numberGuardOf(
			operation,
			{ values, filters: {}, options: { allowedPrefixes: ['05'] } },
			{ tenant: 'DEMOCO', countryCode: '972' },
		)?.refusal()?.message;

	expect(refusalOf(dial, { source: '204', destination: '+972501234567' })).toBeUndefined();
	expect(refusalOf(dial, { source: '205-DEMOCO', destination: '0501234567' })).toBeUndefined();
	expect(refusalOf(dial, { source: 'ACCOUNT', destination: '205' })).toBeUndefined();
	const begins = 'begins with none of the allowed prefixes 05';
	expect(refusalOf(dial, { source: '0900123456', destination: '0501234567' })).toBe(
		`Source 0900123456 ${begins}`,
	);
	expect(refusalOf(dial, { source: '205-OTHER', destination: '0501234567' })).toContain(begins);
	expect(refusalOf(dial, { source: '204', destination: '100' })).toContain(begins);
	expect(refusalOf(dial, { source: '204', destination: '911' })).toContain(begins);
	expect(
		refusalOf(dialWithVariables, { source: '0501234567', destination: '700' }),
	).toBeUndefined();
	expect(refusalOf(transfer, { channel: 'SIP/1', destination: '0900123456' })).toContain(begins);
	expect(refusalOf(sms, { destination: '204' })).toContain(begins);
});

test('Other Request is held back by what its parameters may ring', () => {
	const refusalOf = (requestType: string, pairs: Record<string, string>) => {
		const parameters = Object.entries(pairs).map(([name, value]) => ({ name, value }));
		return numberGuardOf(
			resources.api.operations.request,
			{
				values: { requestType, parameters } as never,
				filters: {},
				options: { allowedPrefixes: ['05'] },
			},
			{ tenant: 'DEMOCO', countryCode: '972' },
		)?.refusal()?.message;
	};

	expect(refusalOf('DIAL', { source: '204', dest: '0501234567' })).toBeUndefined();
	expect(refusalOf(' dial', { SOURCE: '204', dest: '0900123456' })).toMatch(
		/^dest 0900123456 begins/,
	);
	expect(refusalOf('DIAL', { source: '0900123456', dest: '204' })).toMatch(/^source 0900123456/);
	expect(refusalOf('ATXTRANSFER', { dest: '0900123456' })).toMatch(/^dest/);
	expect(refusalOf('SMS', { dest: '0900123456' })).toMatch(/^dest/);
	expect(refusalOf('INFO', { dest: '0900123456' })).toBeUndefined();
	expect(refusalOf('constructor', { dest: '0900123456' })).toContain('is not known');
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
			let minute = passed;
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

describe('the prefixes of an Other Request', () => {
	const refusalOf = (requestType: string, parameters: Record<string, string>) =>
		numberGuardOf(
			resources.api.operations.request,
			{
				values: {
					requestType,
					parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
				},
				filters: {},
				options: { allowedPrefixes: ['05'] },
			},
			{ tenant: 'DEMOCO', countryCode: '972' },
		)?.refusal()?.message;

	it.each<[string, Record<string, string>]>([
		['DIAL', { source: '204', dest: '0900123456' }],
		['dial', { SOURCE: '0900123456', dest: '0501234567' }],
		['DIAL', { exten: '0900123456', dest: '0501234567' }],
		['DIAL', { source: '204', phone: '0900123456' }],
		['DIAL', { source: '204', dest: '0501234567', phone: '0900123456' }],
		['DIAL', { source: '204', dest: '*21*0900123456#' }],
		['TRANSFER', { channel: 'PJSIP/204-DEMOCO-00001a2b', dest: '0900123456' }],
		['FAX', { action: 'send', number: '0900123456' }],
		['SMS', { source: '204', dest: '0900123456' }],
	])('look at every number of %s %j', (type, parameters) => {
		expect(refusalOf(type, parameters)).toContain('0900123456');
	});

	it('let own extensions and allowed numbers through', () => {
		expect(refusalOf('DIAL', { exten: '204', phone: '+972501234567' })).toBeUndefined();
		expect(refusalOf('INFO', { info: 'queues', number: '0900123456' })).toBeUndefined();
	});
});

describe('ways around it that somebody may try', () => {
	const request = resources.api.operations.request;
	const refusalOf = (
		operation: Operation,
		values: Record<string, unknown>,
		options: Record<string, unknown> = {},
		tenant = 'DEMOCO',
	) =>
		numberGuardOf(
			operation,
			{ values, filters: {}, options: { allowedPrefixes: ['05'], ...options } } as never,
			{ tenant, countryCode: '972' },
		)?.refusal()?.message;
	const pairs = (given: Record<string, string>) =>
		Object.entries(given).map(([name, value]) => ({ name, value }));

	test.each([
		['0900123456', 'begins with none of the allowed prefixes'],
		['0501234567', undefined],
		['204-DEMOCO', undefined],
		['204-OTHER', 'begins with none of the allowed prefixes'],
		['SIP/trunk/0900123456', 'begins with none of the allowed prefixes'],
	])('the account %s behind the word ACCOUNT', (account, words) => {
		const dialled = { source: 'ACCOUNT', destination: '0501234567' };
		const expected = words === undefined ? undefined : (expect.stringContaining(words) as string);
		expect(refusalOf(dial, dialled, { account })).toEqual(expected);
		expect(refusalOf(dial, { source: '204', destination: 'ACCOUNT' }, { account })).toEqual(
			expected,
		);
		const parameters = pairs({ dest: '0501234567', Source: 'ACCOUNT', ACCOUNT: account });
		expect(refusalOf(request, { requestType: 'dial', parameters })).toEqual(expected);
	});

	test.each([
		['a request that nobody has written down', 'ORIGINATE', { exten: '0900123456' }],
		['a DIAL that names its number otherwise', 'DIAL', { destination: '0900123456' }],
		['an SMS without dest', 'SMS', { number: '0900123456' }],
		['a name that JavaScript knows', 'constructor', {}],
	])('%s is refused while a guard is on', (_what, requestType, given: Record<string, string>) => {
		const asked = { requestType, parameters: pairs(given) };
		expect(refusalOf(request, asked)).toContain('Whom this request reaches is not known');
		expect(refusalOf(request, asked, { allowedPrefixes: undefined })).toBeUndefined();
	});

	test.each([
		['QUEUE', { id: '28', action: 'add', extension: '0900123456' }],
		['queue', { id: '28', ACTION: 'del', extension: '0900123456' }],
		['QUEUE', { id: '28', extension: '0900123456' }],
		['VirtualExt', { number: '210', action: 'add', Extension: '0900123456' }],
		['AGENT', { queue: '28', action: 'add', extension: '204-OTHER' }],
		['SETFLOW', { number: '7001', value: '0900123456' }],
		['SETFLOW', { number: '7001', value: 'Local/0900123456@out' }],
	])('%s %j sends callers outside', (requestType, given: Record<string, string>) => {
		const asked = { requestType, parameters: pairs(given) };
		expect(refusalOf(request, asked)).toContain('begins with none of the allowed prefixes');
	});

	test.each([
		['QUEUE', { id: '28', action: 'add', extension: '204' }],
		['QUEUE', { id: '28', action: 'add', extension: '0501234567' }],
		['QUEUE', { id: '28', action: 'DEL', extension: '0900123456' }],
		['QUEUE', { id: '28', action: 'list', extension: '0900123456' }],
		['VIRTUALEXT', { number: '210', action: 'clean', extension: '0900123456' }],
		['AGENT', { queue: '28', action: 'pause', extension: '0900123456' }],
		['AGENT', { action: 'listqueues', extension: '0900123456' }],
		['SETFLOW', { number: '7001', value: 'night', state: 'INUSE' }],
	])('%s %j does not', (requestType, given: Record<string, string>) => {
		const asked = { requestType, parameters: pairs(given) };
		expect(refusalOf(request, asked)).toBeUndefined();
	});

	test.each([
		[resources.queue.operations.addMember, { queue: {} }],
		[resources.virtualExtension.operations.addMember, { virtualExtension: '210' }],
	])('a member is a number that callers ring', (operation, values) => {
		const added = (extension: string) => refusalOf(operation, { ...values, extension });

		expect(added('204')).toBeUndefined();
		expect(added('204-DEMOCO')).toBeUndefined();
		expect(added('+972501234567')).toBeUndefined();
		const begins = 'begins with none of the allowed prefixes 05';
		expect(added('0900123456')).toBe(`Extension 0900123456 ${begins}`);
		expect(added('204&0501234567')).toContain(begins);
		expect(added('204-OTHER')).toContain(begins);
		expect(added('Local/0900123456@out')).toContain(begins);
		expect(added('101')).toContain(begins);
	});

	test('and so may be the value of a flow', () => {
		const { setState } = resources.flow.operations;
		const set = (value?: string) => refusalOf(setState, { flow: {}, state: 'INUSE', value });

		for (const value of [undefined, 'night', '204', '0501234567'])
			expect(set(value)).toBeUndefined();
		expect(set('0900-123-456')).toContain('Value 0900-123-456 begins with none');
	});

	test.each(['QUEUE', 'info', 'HangUp', 'SETFLOW', 'campaign'])(
		'%s rings nobody',
		(requestType) => {
			expect(refusalOf(request, { requestType, parameters: [] })).toBeUndefined();
		},
	);

	test('a tenant in small letters is the same for Once Per Number', () => {
		const { tenant } = newTenant();
		guard('0501234567', 10, { tenant }).enter();
		const other = { allowedPrefixes: undefined, oncePerNumberMinutes: 10 };
		const dialled = { source: '204', destination: '+972501234567' };
		expect(refusalOf(dial, dialled, other, tenant.toLowerCase())).toContain('was sent to the PBX');
	});
});
