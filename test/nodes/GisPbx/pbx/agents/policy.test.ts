import {
	isWithin,
	type Deed,
	type Effect,
	type Reached,
} from '../../../../../nodes/GisPbx/pbx/agents/deed';
import { effectOn } from '../../../../../nodes/GisPbx/pbx/agents/allowedNumbers';
import { agentLimitsOf } from '../../../../../nodes/GisPbx/pbx/agents/limits';
import { agentRefusal, hourlyRefusal } from '../../../../../nodes/GisPbx/pbx/agents/policy';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

const clock = new PbxClock('Asia/Jerusalem');
/** A Monday. */
const NOON = Date.parse('2026-11-30T12:00:00+02:00');
const HERE = { clock, tenant: 'DEMOCO', countryCode: '972' };
const EFFECTS: Effect[] = ['reads', 'writes', 'reachesPeople'];

const to = (...numbers: string[]): Reached => ({
	by: 'call',
	numbers: numbers.map((number) => ['Destination', number]),
});
const dial = (reached: Reached | undefined = to('0501234567')): Deed => ({
	...{ name: 'Dial a call', effect: 'reachesPeople', isDryRun: false },
	reached,
});

/** The field that holds a deed back. */
function heldBy(fields: Record<string, unknown>, deed = dial(), now: number | string = NOON) {
	const limits = agentLimitsOf({ agentsMay: 'reachPeople', ...fields });
	const at = typeof now === 'number' ? now : Date.parse(now);
	return agentRefusal(limits, deed, { ...HERE, now: at })?.limit;
}

describe.each(['read', 'change', 'reachPeople'])('an agent that may %s', (agentsMay) => {
	const most = ['read', 'change', 'reachPeople'].indexOf(agentsMay);

	test.each(EFFECTS)('%s', (effect) => {
		const isAllowed = EFFECTS.indexOf(effect) <= most;

		expect(heldBy({ agentsMay }, { ...dial(), effect })).toBe(isAllowed ? undefined : 'agentsMay');
		expect(isWithin(effect, EFFECTS[most])).toBe(isAllowed);
	});

	test('may see what would be sent', () => {
		expect(heldBy({ agentsMay }, { ...dial(), isDryRun: true })).toBeUndefined();
	});
});

test('without limits any number is reached at any time, as often as wanted', () => {
	expect(heldBy({})).toBeUndefined();
	expect(heldBy({ agentNumbers: ' ', agentHours: '', agentHolidays: '' })).toBeUndefined();
	expect(hourlyRefusal(agentLimitsOf({}), 1_000_000)).toBeUndefined();
});

describe('numbers', () => {
	const held = (reached: Reached | undefined, agentNumbers = '0501234567, 072') =>
		heldBy({ agentNumbers }, { ...dial(), reached });

	test.each([
		['the number', to('0501234567')],
		['written otherwise', to('+972 50-123-4567')],
		['one that begins so', to('0722280800')],
		['an own extension', to('204')],
		['an own extension that rings first', to('0501234567', '204-DEMOCO')],
	])('%s is reached', (_, reached) => expect(held(reached)).toBeUndefined());

	test.each([
		['another number', to('0501234568')],
		['the second of two', to('204', '0900123456')],
		["another tenant's extension", to('204-OTHERS')],
		['several in one', to('0501234567&0900123456')],
		['an ambulance', to('101')],
		['an extension by SMS', { ...to('204'), by: 'sms' as const }],
		['none, as the start of a campaign', { ...to(), by: 'campaign' as const }],
		['nobody knows whom', undefined],
	])('%s is not', (_, reached) => expect(held(reached)).toBe('agentNumbers'));

	test('a dry run tells that as well', () => {
		const deed = { ...dial(to('0900123456')), isDryRun: true };
		expect(heldBy({ agentNumbers: '05' }, deed)).toBe('agentNumbers');
	});

	test('what reaches nobody is not asked for numbers, hours or anything else', () => {
		const fields = { agentNumbers: '05', agentHours: 'Sat 1-2', agentCallsPerHour: 'x' };
		expect(heldBy(fields, { ...dial(to('09')), effect: 'writes' })).toBeUndefined();
	});
});

describe('who sends callers somewhere', () => {
	const add = (number: string, by: Reached['by'] = 'route'): Deed => {
		const reached: Reached = { by, numbers: [['Extension', number]] };
		const effect = effectOn('writes', reached, HERE);
		return { ...{ name: 'Add a member to a queue', effect, isDryRun: false }, reached };
	};

	test.each(['204', '204-DEMOCO', 'PJSIP/204-DEMOCO', '9999'])('%s is of the house', (number) => {
		expect(add(number).effect).toBe('writes');
		expect(heldBy({ agentsMay: 'change', agentNumbers: '09' }, add(number))).toBeUndefined();
	});

	test.each([
		...['0501234567', '+972501234567', '*67204', '100', '911', '204-OTHER', '204&0501234567'],
		...['204-DEMOCO&0501234567', 'SIP/trunk/0501234567-DEMOCO', 'Local/0501234567@out', 'x', ''],
	])('%j is not', (number) => {
		expect(add(number).effect).toBe('reachesPeople');
		expect(heldBy({ agentsMay: 'change' }, add(number))).toBe('agentsMay');
		expect(heldBy({ agentsMay: 'reachPeople' }, add(number))).toBeUndefined();
	});

	test('is held to the numbers and hours, and told why', () => {
		const limits = { agentNumbers: '05' };
		expect(heldBy(limits, add('0501234567'))).toBeUndefined();
		expect(heldBy(limits, add('0901234567'))).toBe('agentNumbers');
		expect(heldBy({ agentHours: 'Sat 1-2' }, add('0501234567'))).toBe('agentHours');
		const may = agentLimitsOf({ agentsMay: 'change' });
		expect(agentRefusal(may, add('0501234567'), { ...HERE, now: NOON })).toMatchObject({
			message:
				'"Add a member to a queue" sends callers to a number that is no own extension, which this agent may not',
			description: expect.stringContaining('and name own extensions here') as string,
		});
		const reader = agentLimitsOf({});
		expect(agentRefusal(reader, add('0501234567'), { ...HERE, now: NOON })?.description).toContain(
			'It may only read',
		);
	});

	test('what else is done with a number stays what it is', () => {
		expect(add('0501234567', 'call').effect).toBe('writes');
		expect(effectOn('writes', undefined, HERE)).toBe('writes');
		expect(effectOn('reads', { by: 'route', numbers: [] }, HERE)).toBe('reads');
	});
});

describe('hours', () => {
	const WEEK = 'Sun-Thu 09:00-19:00, Fri 09:00-13:00';
	test.each([
		['2026-11-30T08:59:59+02:00', 'agentHours'],
		['2026-11-30T09:00:00+02:00', undefined],
		['2026-11-30T18:59:59+02:00', undefined],
		['2026-11-30T19:00:00+02:00', 'agentHours'],
		['2026-12-04T12:59:59+02:00', undefined],
		['2026-12-04T13:00:00+02:00', 'agentHours'],
		['2026-12-05T12:00:00+02:00', 'agentHours'],
	])('%s', (now, limit) => {
		expect(heldBy({ agentHours: WEEK }, dial(), now)).toBe(limit);
	});

	test.each([
		// Spring: 02:00 is 03:00. Autumn: 02:00 is 01:00 once more.
		['2026-03-27T01:59:59+02:00', 'Fri 3-4', 'agentHours'],
		['2026-03-27T03:00:00+03:00', 'Fri 3-4', undefined],
		['2026-03-27T03:00:00+03:00', 'Fri 2-3', 'agentHours'],
		['2026-10-25T01:30:00+03:00', 'Sun 01:00-02:00', undefined],
		['2026-10-25T01:30:00+02:00', 'Sun 01:00-02:00', undefined],
		['2026-10-25T02:00:00+02:00', 'Sun 01:00-02:00', 'agentHours'],
		['2026-10-25T00:59:59+03:00', 'Sun 01:00-02:00', 'agentHours'],
	])('in nights of a clock change: %s in %s', (now, agentHours, limit) => {
		expect(heldBy({ agentHours }, dial(), now)).toBe(limit);
	});

	test.each([
		['2026-12-01', NOON, undefined],
		['2026-12-01, 2026-11-30', NOON, 'agentHolidays'],
		['2026-11-30', '2026-11-29T22:00:00Z', 'agentHolidays'],
		['2026-11-30', '2026-11-29T21:59:59Z', undefined],
	])('holidays are whole days of the PBX: %s at %s', (agentHolidays, now, limit) => {
		expect(heldBy({ agentHolidays }, dial(), now)).toBe(limit);
	});

	test.each([
		[{ agentHours: WEEK }, '2026-12-01 10:00:00', undefined],
		[{ agentHours: WEEK }, '2026-12-01 03:00:00', 'agentHours'],
		[{ agentHours: WEEK }, 'tomorrow', 'agentHours'],
		[{ agentHolidays: '2026-12-01' }, '2026-12-01 10:00:00', 'agentHolidays'],
		[{ agentHolidays: '2026-12-01' }, '1.12.2026 10:00', 'agentHolidays'],
		[{ agentHours: WEEK }, '', undefined],
		[{}, '2026-12-01 03:00:00', undefined],
	])('what is sent later is sent in hours: %j, %s', (fields, at, limit) => {
		expect(heldBy(fields, dial({ ...to('0501234567'), by: 'fax', at }))).toBe(limit);
	});
});

test.each([
	[undefined, 1_000_000, undefined],
	['', 1_000_000, undefined],
	['3', 2, undefined],
	['3', 3, 'agentCallsPerHour'],
	[3, 4, 'agentCallsPerHour'],
	['0', 0, 'agentCallsPerHour'],
])('%s an hour, %d so far', (agentCallsPerHour, often, limit) => {
	const limits = agentLimitsOf(agentCallsPerHour === undefined ? {} : { agentCallsPerHour });
	expect(hourlyRefusal(limits, often)?.limit).toBe(limit);
});

describe('a field that holds something else lets nobody be reached', () => {
	const ODD = [undefined, null, true, ['05'], { from: '05' }];
	test.each([
		...['agentNumbers', 'agentHours', 'agentHolidays', 'agentCallsPerHour'].flatMap((field) =>
			ODD.map((value): [string, unknown] => [field, value]),
		),
		['agentNumbers', ', ;'],
		['agentHours', 'always'],
		['agentHours', 9],
		['agentHolidays', 'Purim'],
		['agentHolidays', '2026-02-30'],
		['agentHolidays', ','],
		['agentCallsPerHour', '-1'],
		['agentCallsPerHour', '1.5'],
		['agentCallsPerHour', 'many'],
	])('%s: %p', (field, value) => {
		expect(heldBy({ [field]: value })).toBe(field);
	});
});
