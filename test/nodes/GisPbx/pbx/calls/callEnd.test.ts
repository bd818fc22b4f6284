import { endOfCall } from '../../../../../nodes/GisPbx/pbx/calls/callEnd';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';

const CLOCK = new PbxClock('Asia/Jerusalem');
const PARTIES = { source: '204', destination: '0500000001' };

/** The source's leg of a call from 204 to 0500000001, picked up after 2 seconds (pbx.md#cdrs). */
const SOURCE: Row = {
	...{ ID: '1', accountcode: 'DEMOCO', originateid: '15f3a9c01b27de' },
	...{ start: '2024-06-01 12:00:00', answer: '2024-06-01 12:00:02', end: '2024-06-01 12:03:12' },
	...{ duration: '192', billsec: '190', disposition: 'ANSWERED', userfield: '[outbound]' },
	...{ clid: '"Reception" <204>', realsrc: '204-DEMOCO', firstdst: '0500000001' },
	...{ lastdst: '204-DEMOCO', wherelanded: '204' },
	...{ uniqueid: 'pbx01-1717232400.1', linkedid: 'pbx01-1717232400.1' },
};
/** The destination's: rings for 7 seconds and talks for 183. */
const DESTINATION: Row = {
	...SOURCE,
	...{ ID: '2', start: '2024-06-01 12:00:02', answer: '2024-06-01 12:00:09' },
	...{ duration: '190', billsec: '183', lastdst: '0500000001', wherelanded: '0500000001' },
	...{ uniqueid: 'pbx01-1717232402.2' },
};
const unanswered = (row: Row, disposition: string, more: Row = {}): Row => ({
	...row,
	...{ disposition, answer: '0000-00-00 00:00:00', billsec: '0', ...more },
});
const endOf = (rows: Row[], parties = PARTIES) => endOfCall(rows, parties, CLOCK, '972');

test('tells of an answered call who answered, how long they talked, and the whole call', () => {
	const end = endOf([DESTINATION, SOURCE]);

	expect(end).toMatchObject({
		outcome: 'answered',
		endedBecause: 'Answered by 0500000001',
		decidedBy: 'destination',
		answeredBy: '0500000001',
		talkSeconds: 183,
	});
	expect(end.call).toEqual({
		callId: 'pbx01-1717232400.1',
		linkedId: 'pbx01-1717232400.1',
		originateId: '15f3a9c01b27de',
		startedAt: '2024-06-01T12:00:00+03:00',
		answeredAt: '2024-06-01T12:00:09+03:00',
		endedAt: '2024-06-01T12:03:12+03:00',
		durationSeconds: 192,
		talkSeconds: 183,
		direction: 'outbound',
		disposition: 'answered',
		from: '204',
		fromName: 'Reception',
		to: '0500000001',
		answeredBy: '0500000001',
		externalNumber: '0500000001',
		externalNumberE164: '+972500000001',
		extension: '204',
	});
	expect(end.legs.map(({ callId }) => callId)).toEqual([
		'pbx01-1717232400.1',
		'pbx01-1717232402.2',
	]);
});

test.each([
	['NO ANSWER', 'noAnswer', 'did not answer'],
	['NOANSWER', 'noAnswer', 'did not answer'],
	['ABANDONED', 'noAnswer', 'did not answer in time'],
	['BUSY', 'busy', 'was busy'],
	['FAILED', 'failed', 'could not be reached'],
	['CONGESTION', 'congestion', 'could not be reached, as no line was free'],
])('a destination that is %s', (disposition, outcome, words) => {
	expect(endOf([SOURCE, unanswered(DESTINATION, disposition)])).toMatchObject({
		outcome,
		endedBecause: `The destination (0500000001) ${words}`,
		decidedBy: 'destination',
		answeredBy: null,
		talkSeconds: 0,
		call: { answeredBy: null, talkSeconds: 0, answeredAt: null },
	});
});

test.each([
	['NO ANSWER', 'noAnswer', 'did not answer'],
	['BUSY', 'busy', 'was busy'],
	['FAILED', 'failed', 'could not be reached'],
])('a source that is %s, so that nobody else was called', (disposition, outcome, words) => {
	expect(endOf([unanswered(SOURCE, disposition)])).toMatchObject({
		outcome,
		endedBecause: `The source (204) ${words}, so the destination was not called`,
		decidedBy: 'source',
		answeredBy: null,
		talkSeconds: 0,
	});
});

describe('of several legs to the destination', () => {
	const tried = (start: string, disposition: string) =>
		unanswered(DESTINATION, disposition, { ID: start, start, end: start });

	test('the answered one decides, wherever it stands', () => {
		const first = tried('2024-06-01 12:00:02', 'BUSY');
		const later = tried('2024-06-01 12:04:00', 'NO ANSWER');

		expect(endOf([later, DESTINATION, first]).outcome).toBe('answered');
	});

	test('the last one decides where none was answered', () => {
		const busy = tried('2024-06-01 12:00:02', 'BUSY');
		const silent = tried('2024-06-01 12:00:30', 'NO ANSWER');

		expect(endOf([silent, busy]).outcome).toBe('noAnswer');
		expect(endOf([busy, silent]).outcome).toBe('noAnswer');
		expect(endOf([busy, { ...silent, start: busy.start }]).outcome).toBe('noAnswer');
	});

	test('talk goes on after a transfer', () => {
		const transferred = {
			...DESTINATION,
			...{ ID: '3', start: '2024-06-01 12:03:12', answer: '2024-06-01 12:03:20' },
			...{ end: '2024-06-01 12:05:09', billsec: '109', wherelanded: '207', lastdst: '207-DEMOCO' },
		};

		expect(endOf([SOURCE, DESTINATION, transferred])).toMatchObject({
			answeredBy: '0500000001',
			talkSeconds: 292,
			call: { endedAt: '2024-06-01T12:05:09+03:00', durationSeconds: 309 },
		});
	});
});

test.each([
	['a queue', { destination: '900' }, { wherelanded: '205', lastdst: '205-DEMOCO' }, '205'],
	['a user name', { destination: '205-DEMOCO' }, { wherelanded: '205', lastdst: '' }, '205'],
	['a country code', {}, { wherelanded: '', lastdst: 'OUT-+972500000001' }, '+972500000001'],
])('finds the destination behind %s', (_, parties, columns, answeredBy) => {
	const rows = [SOURCE, { ...DESTINATION, ...columns }];

	expect(endOf(rows, { ...PARTIES, ...parties })).toMatchObject({
		outcome: 'answered',
		answeredBy,
	});
});

test('a call from an extension to itself has a leg for each end', () => {
	const rows = [
		{ ...SOURCE, dcontext: 'sourceproxyapidial', uniqueid: 'pbx01-1717232400.2' },
		{ ...SOURCE, dcontext: 'destproxyapidial' },
	];
	expect(endOf(rows, { source: '204', destination: '204' })).toMatchObject({
		outcome: 'answered',
		answeredBy: '204',
	});
});

test('a mailbox that answers is nobody', () => {
	const columns = { wherelanded: '205', lastdst: 'Voicemail 205' };

	expect(endOf([SOURCE, { ...DESTINATION, ...columns }])).toMatchObject({
		outcome: 'noAnswer',
		endedBecause: 'The destination (0500000001) did not answer',
		answeredBy: null,
		talkSeconds: 0,
	});
});

test.each([
	[
		'only the leg of a source that answered',
		[SOURCE],
		'The source (204) answered, but the PBX shows no leg to the destination',
	],
	[
		'a word that is not known',
		[SOURCE, unanswered(DESTINATION, 'TORTURE')],
		'The PBX has no known word for how it ended: torture',
	],
	['no word at all', [unanswered(SOURCE, '')], 'The PBX has no known word for how it ended: null'],
])('%s leaves it unknown', (_, rows, endedBecause) => {
	expect(endOf(rows)).toMatchObject({ outcome: 'unknown', endedBecause, decidedBy: null });
});

test('makes do with a leg without times', () => {
	const end = endOf([DESTINATION, { ...DESTINATION, ID: '9', start: '', answer: '', end: '' }]);

	expect(end).toMatchObject({ outcome: 'answered', talkSeconds: 183 });
	expect(end.legs.map(({ startedAt }) => startedAt)).toEqual(['2024-06-01T12:00:02+03:00', null]);
});

test('makes do with a row that has hardly any column', () => {
	const row = { disposition: 'ANSWERED', billsec: '12', duration: '15' };

	expect(endOf([row])).toMatchObject({
		outcome: 'answered',
		endedBecause: 'Answered by the destination',
		answeredBy: null,
		talkSeconds: 12,
		call: { callId: null, startedAt: null, endedAt: null, durationSeconds: 15 },
	});
});

test.each(['NO ANSWER', 'BUSY', 'FAILED'])(
	'the row of an originate whose source ended as %s says nothing of the destination',
	(disposition) => {
		const own = unanswered(SOURCE, disposition, {
			lastapp: 'Dial',
			dstchannel: 'SIP/204-DEMOCO-1',
		});
		const dead = { lastapp: 'AppDial2', dstchannel: '', lastdst: '204', dst: '204' };
		const end = endOf([{ ...own, ...dead, ID: '2', uniqueid: 'pbx01-1717232400.0' }, own]);
		expect(end).toMatchObject({ decidedBy: 'source', answeredBy: null });
	},
);
