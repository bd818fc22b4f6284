import { queuesFrom, queueStatisticsFrom } from '../../../../../nodes/GisPbx/pbx/lists/queue';

describe('queuesFrom', () => {
	it('reads names by ID', () => {
		expect(queuesFrom({ '27': 'תמיכה', '28': ' Sales ' })).toEqual([
			{ queueId: '27', name: 'תמיכה', number: null },
			{ queueId: '28', name: 'Sales', number: null },
		]);
	});

	it('reads the plain line of them', () => {
		expect(queuesFrom('27: תמיכה|28:|weather')).toEqual([
			{ queueId: '27', name: 'תמיכה', number: null },
			{ queueId: '28', name: '28', number: null },
		]);
	});

	it('shows the ID where there is no name', () => {
		expect(queuesFrom({ '27': null, '28': '', '29': { odd: true } })).toEqual([
			{ queueId: '27', name: '27', number: null },
			{ queueId: '28', name: '28', number: null },
			{ queueId: '29', name: '29', number: null },
		]);
	});

	it('reads rows by ID, which may tell the number', () => {
		expect(queuesFrom({ '27': { qu_name: 'תמיכה', qu_number: '900' }, '28': {} })).toEqual([
			{ queueId: '27', name: 'תמיכה', number: '900' },
			{ queueId: '28', name: '28', number: null },
		]);
	});

	it.each<[unknown]>([[undefined], [null], [['Support']], ['Support'], [{ service: 'weather' }]])(
		'finds none in %j',
		(answer) => {
			expect(queuesFrom(answer)).toEqual([]);
		},
	);
});

describe('queueStatisticsFrom', () => {
	const KNOWN = {
		...{ AGENTSAVAILABLE: '1', AGENTSPAUSED: '2', AGENTSFREE: '3', AGENTSONLINE: '4' },
		...{ CALLSINQUEUE: '5', SERVICELEVEL: '6', FIRSTWAITING: '7', SECONDWAITING: '8' },
		...{ THIRDWAITING: '9', CALLSONLINE: '10', TALKTIME: '11', HOLDTIME: '12' },
		...{ ANSWEREDCALLS: '13', CALLSRECEIVED: '14', REALANSWEREDCALLS: '15' },
		...{ TRANSFEREDCALLS: '16', ABANDONEDCALLS: '17', TIMEDOUTCALLS: '18', QUEUECAR: '19' },
		...{ EXITWITHKEYCALLS: '20', MAXHOLDTIME: '21', AVERAGETALKTIME: '22' },
		AVERAGEHOLDTIME: '23',
	};

	it('names all 23 values, numbers as numbers', () => {
		expect(queueStatisticsFrom(KNOWN)).toEqual([
			{
				...{ agentsAvailable: 1, agentsPaused: 2, agentsFree: 3, agentsOnline: 4 },
				...{ callsInQueue: 5, serviceLevel: 6, firstWaiting: 7, secondWaiting: 8 },
				...{ thirdWaiting: 9, callsOnline: 10, talkTime: 11, holdTime: 12 },
				...{ answeredCalls: 13, callsReceived: 14, realAnsweredCalls: 15 },
				...{ transferredCalls: 16, abandonedCalls: 17, timedOutCalls: 18, queueCar: 19 },
				...{ exitWithKeyCalls: 20, maxHoldTime: 21, averageTalkTime: 22, averageHoldTime: 23 },
				...{ talkTimeSeconds: 11, holdTimeSeconds: 12, maxHoldTimeSeconds: 21 },
				...{ averageTalkTimeSeconds: 22, averageHoldTimeSeconds: 23 },
			},
		]);
	});

	it.each([
		['0:00:00', 0],
		['1:02:03', 3723],
		['12:05', 725],
		['65', 65],
		['1 min', null],
		[null, null],
	])('tells the length of time %j in seconds', (printed, seconds) => {
		expect(queueStatisticsFrom({ TALKTIME: printed })).toEqual([
			{ talkTime: printed === '65' ? 65 : printed, talkTimeSeconds: seconds },
		]);
	});

	it('keeps other values and names as they came, without positions', () => {
		const row = { '0': '80%', SERVICELEVEL: '80%', '1': '', HOLDTIME: '', '2': 'x', NEW: 'x' };
		expect(queueStatisticsFrom(row)).toEqual([
			{ serviceLevel: '80%', holdTime: '', holdTimeSeconds: null, NEW: 'x' },
		]);
	});

	it.each<[string, unknown]>([
		['a list', [{ AGENTSONLINE: 4 }]],
		['an object by ID', { '27': { AGENTSONLINE: 4 } }],
		['small letters', { agentsonline: 4 }],
	])('reads %s', (_, answer) => {
		expect(queueStatisticsFrom(answer)).toEqual([{ agentsOnline: 4 }]);
	});

	it.each<[unknown]>([[undefined], [null], ['4'], [[]], [{ service: 'weather' }]])(
		'finds none in %j',
		(answer) => {
			expect(queueStatisticsFrom(answer)).toEqual([]);
		},
	);
});

describe('the queues of an agent', () => {
	it('are rows that name their ID, or bare IDs', () => {
		const support = { queueId: '27', name: 'Support', number: '900' };
		const row = { qu_id: '27', qu_name: 'Support', qu_number: '900' };

		expect(queuesFrom(row)).toEqual([support]);
		expect(queuesFrom([row, { qu_id: 'x' }, {}, '28', null])).toEqual([
			support,
			{ queueId: '28', name: '28', number: null },
		]);
	});
});
