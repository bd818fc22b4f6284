import { longestWaitOf, queueWaitFrom } from '../../../../../nodes/GisPbx/pbx/lists/queueWait';

describe('queueWaitFrom', () => {
	it.each<[string, object, object | undefined]>([
		['seconds', { callsInQueue: 2, firstWaiting: 61 }, { waiting: 2, longestWaitSeconds: 61 }],
		['texts', { callsInQueue: '2', firstWaiting: '61' }, { waiting: 2, longestWaitSeconds: 61 }],
		[
			'a time',
			{ callsInQueue: 1, firstWaiting: '1:02:03' },
			{ waiting: 1, longestWaitSeconds: 3723 },
		],
		['no wait', { callsInQueue: 1, firstWaiting: '' }, { waiting: 1, longestWaitSeconds: null }],
		[
			'a number that is none of seconds',
			{ callsInQueue: 1, firstWaiting: '0500000001' },
			{ waiting: 1, longestWaitSeconds: null },
		],
		[
			'less than nothing',
			{ callsInQueue: 1, firstWaiting: -1 },
			{ waiting: 1, longestWaitSeconds: null },
		],
		['nobody', { callsInQueue: 0, firstWaiting: '' }, { waiting: 0, longestWaitSeconds: 0 }],
		['no count', { firstWaiting: 5 }, undefined],
		['a count that is none', { callsInQueue: -1 }, undefined],
	])('reads %s', (_what, figures, expected) => {
		expect(queueWaitFrom({ ...figures })).toEqual(expected);
	});
});

describe('longestWaitOf', () => {
	it.each<[unknown[], number | null]>([
		[[{ wait: '12' }, { Wait: 60 }, { wait: '' }], 60],
		[[{ wait: 0 }], 0],
		[[{ src: '204' }, 'PJSIP/204-0000001a', null, { wait: 99_999 }], null],
		[[], null],
	])('of %j', (raws, expected) => {
		expect(longestWaitOf(raws.map((raw) => ({ raw })))).toBe(expected);
	});
});
