import {
	readSampleState,
	sampleState,
} from '../../../../../nodes/GisPbx/trigger/samples/sampleState';

const SCOPE = 'DEMOCO/agentStatusChanged';
const NOW = Date.parse('2024-06-12T09:00:00Z');
const STATE = sampleState(SCOPE, {
	'27': { readAt: NOW, known: { '204-DEMOCO': { status: 'paused', since: NOW - 1 } } },
	'29': { readAt: NOW, known: {} },
});
const withQueue = (queue: unknown) => ({ ...STATE, queues: { '27': queue } });
const withKnown = (known: unknown) => withQueue({ readAt: NOW, known });

test('is read back as it was kept', () => {
	expect(readSampleState(JSON.parse(JSON.stringify(STATE)), SCOPE)).toEqual(STATE);
});

test.each([
	['no state', 7, 'it is no state'],
	['a list', [], 'it is no state'],
	['of another version', { ...STATE, version: 2 }, 'another version of this node wrote it'],
	['without queues', { ...STATE, queues: undefined }, 'it is damaged'],
	['with a list of queues', { ...STATE, queues: [] }, 'it is damaged'],
	['with a queue that is none', withQueue(null), 'it is damaged'],
	['with a queue without a time', withQueue({ known: {} }), 'it is damaged'],
	['with a queue that knows nothing', withQueue({ readAt: NOW }), 'it is damaged'],
	['with an agent who is none', withKnown({ a: 'paused' }), 'it is damaged'],
	['with an agent without a status', withKnown({ a: { since: NOW } }), 'it is damaged'],
	['with a status since noon', withKnown({ a: { status: 'x', since: 'noon' } }), 'it is damaged'],
	[
		'of calls',
		{ version: 2, scope: 'DEMOCO/calls', floor: '2024-06-12 08:50:00', ledger: {} },
		`it belongs to another tenant, detail or event, DEMOCO/calls and not ${SCOPE}`,
	],
])('is not used when it is %s', (_what, stored, problem) => {
	expect(readSampleState(stored, SCOPE)).toEqual({ problem });
});
