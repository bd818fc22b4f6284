import { ABSENT, compare, type Look } from '../../../../../nodes/GisPbx/trigger/samples/compare';

const look = (statuses: Record<string, string | null>): Look => new Map(Object.entries(statuses));
const at = (now: number) => ({ wanted: ['27'], now });

test('says since when the former status is known, and when it was last seen', () => {
	const first = compare({}, new Map([['27', look({ a: 'available' })]]), at(100));
	const quiet = compare(first.sample, new Map([['27', look({ a: 'available' })]]), at(200));
	const failed = compare(quiet.sample, new Map(), at(300));
	const changed = compare(failed.sample, new Map([['27', look({ a: 'paused' })]]), at(400));
	const gone = compare(changed.sample, new Map([['27', look({})]]), at(500));
	const back = compare(gone.sample, new Map([['27', look({ a: 'available' })]]), at(600));

	expect([first, quiet, failed].flatMap(({ changes }) => changes)).toEqual([]);
	const common = { queueId: '27', key: 'a' };
	expect([changed, gone, back].flatMap(({ changes }) => changes)).toEqual([
		{ ...common, status: 'paused', formerStatus: 'available', formerSince: 100, lastSeenAt: 200 },
		{ ...common, status: ABSENT, formerStatus: 'paused', formerSince: 400, lastSeenAt: 400 },
		{ ...common, status: 'available', formerStatus: ABSENT, formerSince: 500, lastSeenAt: 500 },
	]);
});

test('of who was never seen before nobody knows since when', () => {
	const first = compare({}, new Map([['27', look({})]]), at(100));
	const { changes } = compare(first.sample, new Map([['27', look({ a: 'paused' })]]), at(200));
	expect(changes).toMatchObject([{ formerStatus: ABSENT, formerSince: null, lastSeenAt: 100 }]);
});

test('names that are words of JavaScript are names like any other', () => {
	const named = JSON.parse('{"__proto__":"available","constructor":"paused"}') as Record<
		string,
		string
	>;
	const first = compare({}, new Map([['27', look({})]]), at(100));
	const { changes, sample } = compare(first.sample, new Map([['27', look(named)]]), at(200));
	expect(changes.map(({ key }) => key).sort()).toEqual(['__proto__', 'constructor']);
	const kept = JSON.parse(JSON.stringify(sample)) as typeof sample;
	expect(compare(kept, new Map([['27', look(named)]]), at(300)).changes).toEqual([]);
});
