import {
	agentDelaysFrom,
	agentsFrom,
	membersFrom,
} from '../../../../../nodes/GisPbx/pbx/lists/member';

describe('a member', () => {
	it.each([
		['204-DEMOCO', '204', 'DEMOCO'],
		['204-DEMO-CO', '204', 'DEMO-CO'],
		['PJSIP/204-DEMOCO', '204', 'DEMOCO'],
		['204', '204', null],
		['0500000001', '0500000001', null],
		['Local/204@queue', '204@queue', null],
	])('reads %s', (username, extension, tenant) => {
		expect(membersFrom([username])).toEqual([{ extension, tenant }]);
	});
});

describe('membersFrom', () => {
	const BOTH = [
		{ extension: '204', tenant: 'DEMOCO' },
		{ extension: '205', tenant: 'DEMOCO' },
	];

	it.each<[string, unknown]>([
		['names', [' 204-DEMOCO', '205-DEMOCO ']],
		['names between blanks', ['204-DEMOCO', '', null, false, [], '205-DEMOCO']],
		['rows', [{ username: '204-DEMOCO' }, { ex_number: '', extension: '205-DEMOCO' }]],
		['rows between others', [{ username: '204-DEMOCO' }, { other: 1 }, { number: '205-DEMOCO' }]],
		['an object by name', { '204-DEMOCO': 'NF', '205-DEMOCO': null }],
		['rows by name', { '204-DEMOCO': { penalty: '0' }, '205-DEMOCO': {} }],
		['rows by ID', { '7': { username: '204-DEMOCO' }, '8': { username: '205-DEMOCO' } }],
		['a list with gaps', { '1': '204-DEMOCO', '4': '205-DEMOCO' }],
		['a list with gaps and others', { '1': '204-DEMOCO', '3': {}, '4': '205-DEMOCO' }],
		['entries that are no members', { '204-DEMOCO': '', service: 'weather', '205-DEMOCO': '' }],
	])('finds them in %s', (_, answer) => {
		expect(membersFrom(answer)).toEqual(BOTH);
	});

	it('takes extensions of two digits, as names and as keys', () => {
		const members = [{ extension: '20', tenant: null }];
		for (const answer of [['20'], { '20': {} }, { '20': 'Dana' }]) {
			expect(membersFrom(answer)).toEqual(members);
		}
		expect(agentsFrom({ '20': { '1': 'ready' } })).toMatchObject(members);
		expect(agentsFrom({ '0': { '1': 'ready', '10': '20' }, '2': {} })).toMatchObject(members);
	});

	it('takes a key for a name, whatever is said beside it', () => {
		const dana = { extension: 'dana', tenant: null };
		expect(membersFrom({ '204-DEMOCO': true, '205-DEMOCO': 1 })).toEqual(BOTH);
		expect(membersFrom({ '204-DEMOCO': 'Dana', '205-DEMOCO': 'Noa-Levi' })).toEqual(BOTH);
		expect(membersFrom({ '204': '10' })).toEqual([{ extension: '204', tenant: null }]);
		expect(membersFrom({ dana: 'NF', '204-DEMOCO': 'ADR' })).toEqual([dana, BOTH[0]]);
		expect(membersFrom({ dana: { penalty: '0' } })).toEqual([dana]);
		expect(membersFrom({ '100': '204-DEMOCO', '101': '205-DEMOCO' })).toEqual(BOTH);
		expect(membersFrom({ '100': { username: '204-DEMOCO' }, x: 'NF' })).toEqual([
			BOTH[0],
			{ extension: 'x', tenant: null },
		]);
		expect(membersFrom({ '204': {}, 'dana-DEMOCO': {} })).toEqual([
			{ extension: '204', tenant: null },
			{ extension: 'dana-DEMOCO', tenant: null },
		]);
		expect(membersFrom({ '104': 'x-', '204': 'PJSIP/205-DEMOCO' })).toEqual([
			{ extension: '104', tenant: null },
			BOTH[1],
		]);
	});

	it('takes numbers', () => {
		expect(membersFrom([204])).toEqual([{ extension: '204', tenant: null }]);
	});

	it.each<[unknown]>([[undefined], [null], ['204-DEMOCO'], [204], [{}], [{ service: 'weather' }]])(
		'finds none in %j',
		(answer) => {
			expect(membersFrom(answer)).toEqual([]);
		},
	);
});

describe('agentsFrom', () => {
	const READY = {
		extension: '204',
		tenant: 'DEMOCO',
		paused: false,
		deviceState: 'NOT_INUSE',
		callsTaken: 3,
	};

	it.each<[string, unknown]>([
		['sparse records', { '204-DEMOCO': { '0': 3, '1': 'available', '2': 'NOT_INUSE', '4': '' } }],
		['calls as text', { '204-DEMOCO': { '0': '3', '1': 'Available', '2': 'NOT_INUSE' } }],
		['records without gaps', { '204-DEMOCO': [3, 'available', 'NOT_INUSE', 12] }],
		['a list', [{ '0': 3, '1': 'available', '2': 'NOT_INUSE', '10': '204-DEMOCO' }]],
		['a list of names', [{ '0': 3, '1': 'available', '2': 'NOT_INUSE', username: '204-DEMOCO' }]],
	])('reads %s', (_, answer) => {
		expect(agentsFrom(answer)).toEqual([READY]);
	});

	it.each(['paused', 'PAUSED'])('knows %s', (word) => {
		expect(agentsFrom({ '204-DEMOCO': { '0': 0, '1': word } })).toEqual([
			{ ...READY, paused: true, deviceState: null, callsTaken: 0 },
		]);
	});

	it.each(['dana', 'דנה כהן', 'Local/204@queues-DEMOCO/n', '204@DEMOCO'])(
		'loses no agent whose name is %s',
		(name) => {
			const record = { '0': 3, '1': 'available', '2': 'NOT_INUSE' };
			expect(agentsFrom({ [name]: record, '205-DEMOCO': record })).toHaveLength(2);
		},
	);

	it('takes agents by queue, and no queue for an agent', () => {
		const record = { '0': 3, '1': 'available', '2': 'NOT_INUSE' };
		expect(agentsFrom({ '27': { '204-DEMOCO': record }, '28': {} })).toEqual([READY]);
		// One odd record hides no agent beside it.
		expect(agentsFrom({ '204-DEMOCO': record, '205-DEMOCO': { x: {} } })).toEqual([READY]);
	});

	it.each([
		['paused:ניירת', true],
		['Paused (lunch)', true],
		['unpaused', false],
	])('reads %s', (word, paused) => {
		expect(agentsFrom({ '204-DEMOCO': { '1': word } })).toMatchObject([{ paused }]);
	});

	it('has null for what is not there', () => {
		expect(agentsFrom({ '204': { '0': 'many', '2': '' } })).toEqual([
			{ extension: '204', tenant: null, paused: null, deviceState: null, callsTaken: null },
		]);
	});

	it.each<[unknown]>([
		[undefined],
		[null],
		['204-DEMOCO'],
		[[]],
		[[{ '0': 3 }]],
		[[null, '204-DEMOCO']],
		[{ '204-DEMOCO': null, '205-DEMOCO': 'paused' }],
		[{ weather: { '0': 3 } }],
	])('finds none in %j', (answer) => {
		expect(agentsFrom(answer)).toEqual([]);
	});
});

describe('agentDelaysFrom', () => {
	it.each<[string, unknown]>([
		[
			'by queue and agent',
			{ '27': { '206-DEMOCO': 9 }, '28': { '204-DEMOCO': 0, '205-DEMOCO': '5' } },
		],
		['by agent', { '204-DEMOCO': 0, '205-DEMOCO': 5, '206-DEMOCO': {} }],
	])('reads them %s', (_, answer) => {
		expect([...agentDelaysFrom(answer, '28')]).toEqual([
			['204', 0],
			['205', 5],
		]);
	});

	it.each<[unknown]>([[undefined], [null], [[]], ['5'], [{ service: 'weather' }]])(
		'finds none in %j',
		(answer) => {
			expect(agentDelaysFrom(answer, '28').size).toBe(0);
		},
	);
});
