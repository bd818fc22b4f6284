/** Rules of the events that compare samples (docs/design/feed.md#samples). */
import type { Mutant } from './mutant';

const TRIGGER = 'nodes/GisPbx/trigger';
const PROPERTIES = 'test/nodes/GisPbx/trigger/samples/samples.test.ts';
const AGENTS = 'test/engine/trigger/agentStatus.test.ts';
const WAITING = 'test/engine/trigger/queueWaiting.test.ts';

const ofSamples = (
	rule: string,
	file: string,
	[search, replace]: [string, string],
	proof = PROPERTIES,
): Mutant => ({
	rule: `samples: ${rule}`,
	file: `${TRIGGER}/${file}.ts`,
	search,
	replace,
	tests: [proof],
});

export const sampleMutants: Mutant[] = [
	ofSamples('a queue that was not read stays as it is known', 'samples/compare', [
		'if (!look) return former ? [[queueId, former]] : [];',
		'if (!look) return [];',
	]),
	ofSamples('a queue that is read for the first time begins without a change', 'samples/compare', [
		'if (!former) return [[queueId, firstSample(look, now)]];',
		'if (!former) return [[queueId, { readAt: now, known: {} }]];',
	]),
	ofSamples('a record that cannot be read is no change', 'samples/compare', [
		'look.has(key) ? look.get(key) : ABSENT',
		'look.get(key) ?? ABSENT',
	]),
	ofSamples('of what could not be read at first nothing was known', 'samples/compare', [
		'for (const change of found) if (change.formerStatus !== UNREAD) changes.push(change);',
		'for (const change of found) changes.push(change);',
	]),
	ofSamples('who is not there any more is gone', 'samples/compare', [
		'new Set([...Object.keys(known), ...look.keys()])',
		'new Set([...look.keys()])',
	]),
	ofSamples('who is gone for long is forgotten', 'samples/compare', [
		'status !== ABSENT || since > now - REMEMBERED_MS',
		'status !== ABSENT || since > 0',
	]),
	ofSamples(
		'a status is known since it was first seen',
		'samples/compare',
		[
			'[...kept, ...changed]',
			'[...kept.map(([key, each]) => [key, { ...each, since: now }]), ...changed]',
		],
		'test/nodes/GisPbx/trigger/samples/compare.test.ts',
	),
	ofSamples(
		'a state of another scope is not used',
		'samples/sampleState',
		['if (problem !== undefined) return { problem };', ''],
		'test/nodes/GisPbx/trigger/samples/sampleState.test.ts',
	),
	ofSamples(
		'other filters begin anew',
		'queueFields',
		[
			'if (Object.keys(filters).length === 0) return event;',
			'if (Object.keys(filters).length >= 0) return event;',
		],
		AGENTS,
	),
	ofSamples(
		'From Now begins anew after a pause',
		'pollSamples',
		['isFromNow ? undefined : stateIn', 'stateIn'],
		AGENTS,
	),
	ofSamples(
		'0 bytes are nobody only where the list of members says the same',
		'agentLook',
		['if (saidNothing(reply) && !(await isWithoutMembers(pbx, queueId))) return undefined;', ''],
		AGENTS,
	),
	ofSamples(
		'the last one may log out',
		'agentLook',
		["return reply.kind === 'empty' && !saidNothing(reply);", 'return false;'],
		AGENTS,
	),
	ofSamples(
		'one queue that fails stops no other',
		'inTurn',
		['failure = error as Error;', 'return await Promise.reject(error as Error);'],
		AGENTS,
	),
	ofSamples(
		'a queue that is not there is refused at first',
		'queueReader',
		['if (isFirst && missing.length > 0) return notFound(pbx, missing[0]);', ''],
		AGENTS,
	),
	ofSamples(
		'a list of queues that does not come changes nothing',
		'queueReader',
		[
			"if (!isById) return nothingSaid(pbx, 'The PBX lists no queue');",
			'if (!given) return { followed: [], missing: [] };',
		],
		AGENTS,
	),
	ofSamples(
		'more callers than the limit, not as many',
		'samples/waitLimits',
		['waiting > most', 'waiting >= most'],
		WAITING,
	),
	ofSamples(
		'a limit of seconds alone lets callers wait until then',
		'samples/waitLimits',
		['longest === undefined ? 0 : Infinity', '0'],
		WAITING,
	),
	ofSamples(
		'where the figures do not tell the wait, the callers may',
		'queueWaitReader',
		['isLongestWanted && wait.longestWaitSeconds === null;', 'false;'],
		WAITING,
	),
	ofSamples(
		'a wait that the PBX does not tell is said in the log',
		'queueWaiting',
		['failure: read.failure ?? untoldWait()', 'failure: read.failure'],
		WAITING,
	),
	{
		rule: 'samples: an agent whose record cannot be read is there',
		file: 'nodes/GisPbx/pbx/lists/agentStatus.ts',
		search: '([...there, ...read])',
		replace: '([...there.slice(0, 0), ...read])',
		tests: ['test/nodes/GisPbx/pbx/lists/agentStatus.test.ts'],
	},
	{
		rule: 'samples: one odd record hides no agent beside it',
		file: 'nodes/GisPbx/pbx/lists/member.ts',
		search: 'if (isByQueue && !isAgentRecord(record)) return agentsFrom(record);',
		replace: 'if (isByQueue) return agentsFrom(record);',
		tests: ['test/nodes/GisPbx/pbx/lists/member.test.ts'],
	},
	{
		rule: 'samples: a number that is none of seconds is no wait',
		file: 'nodes/GisPbx/pbx/lists/queueWait.ts',
		search: 'seconds >= 0 && seconds <= MOST_SECONDS',
		replace: 'seconds >= 0',
		tests: ['test/nodes/GisPbx/pbx/lists/queueWait.test.ts'],
	},
];
