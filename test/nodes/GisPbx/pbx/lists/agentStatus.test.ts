import fc from 'fast-check';
import { agentStatusesFrom } from '../../../../../nodes/GisPbx/pbx/lists/agentStatus';

const record = (word: unknown, username?: string) => ({
	'0': 3,
	'1': word,
	'2': 'NOT_INUSE',
	...(username !== undefined && { '10': username, '11': username }),
});

describe('agentStatusesFrom', () => {
	it.each<[string, unknown, Array<[string, string | null]>]>([
		[
			'by user name',
			{ '204-DEMOCO': record('available'), '205-DEMOCO': record('paused:Lunch') },
			[
				['204-DEMOCO', 'available'],
				['205-DEMOCO', 'paused'],
			],
		],
		[
			'by queue',
			{ '27': { '204-DEMOCO': record('paused') }, '28': {} },
			[['204-DEMOCO', 'paused']],
		],
		['as a list', [record('paused', '204-DEMOCO')], [['204-DEMOCO', 'paused']]],
		['without a tenant', { '0500000009': record('available') }, [['0500000009', 'available']]],
		['under a name', { 'dana-DEMOCO': record('available') }, [['dana-DEMOCO', 'available']]],
		['nobody', null, []],
		['nobody, as a list', [], []],
		['something else', { service: 'weather' }, []],
	])('reads agents %s', (_what, answer, expected) => {
		const statuses = agentStatusesFrom(answer);
		expect([...statuses].filter(([, status]) => status !== null)).toEqual(expected);
	});

	it.each([[null], ['paused'], [7], [{}], [{ '0': 3 }], [[]]])(
		'knows that an agent is there whose record is %j, and reads the others',
		(odd) => {
			const answer = { '204-DEMOCO': odd, '205-DEMOCO': record('paused') };
			expect(Object.fromEntries(agentStatusesFrom(answer))).toEqual({
				'204-DEMOCO': null,
				'205-DEMOCO': 'paused',
			});
		},
	);

	it('takes whatever stands beside an agent', () => {
		fc.assert(
			fc.property(fc.object(), (odd) => {
				const answer = { ...odd, '205-DEMOCO': record('paused') };
				return agentStatusesFrom(answer).get('205-DEMOCO') === 'paused';
			}),
		);
	});
});
