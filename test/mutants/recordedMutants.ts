/** What the feed of recordings adds to that of calls (docs/design/feed.md#recorded-calls). */
import type { Mutant } from './mutant';

const TRIGGER = 'nodes/GisPbx/trigger';
const PROPERTIES = 'test/nodes/GisPbx/trigger/feed/recordedCalls.test.ts';
const TURNS = 'test/nodes/GisPbx/trigger/feed/turns.test.ts';
const ENGINE = 'test/engine/trigger/recordingReady.test.ts';

const ofTrigger = (
	rule: string,
	file: string,
	[search, replace]: [string, string],
	proof = PROPERTIES,
): Mutant => ({
	rule: `recording ready: ${rule}`,
	file: `${TRIGGER}/${file}.ts`,
	search,
	replace,
	tests: [proof],
});

export const recordedMutants: Mutant[] = [
	ofTrigger('only answered calls have a recording', 'feed/recordedCalls', [
		'return record.disposition === ANSWERED && (passes',
		'return (passes',
	]),
	ofTrigger(
		"what ended before it began takes nobody's turn",
		'feed/recordedCalls',
		[
			'isNew(arrival, newSince) && this.mayBeTold(record)',
			'isNew(arrival) && this.mayBeTold(record)',
		],
		ENGINE,
	),
	ofTrigger('a recording that is not there is waited for', 'feed/recordedCalls', [
		'if (recording === undefined && !isLast) {',
		'if (recording === undefined && !isLast && this.now < 0) {',
	]),
	ofTrigger('it is waited for until its time is over', 'feed/recordedCalls', [
		'this.now >= waitsFrom + this.giveUpMs',
		'this.now >= waitsFrom + Infinity',
	]),
	ofTrigger('one without a sound is none at once', 'feed/recordedCalls', [
		'if (recording === undefined && !isLast) {',
		'if ((recording === undefined || recording === NONE) && !isLast) {',
	]),
	ofTrigger('a failure is no sign that there is none', 'feed/recordedCalls', [
		'return this.settings.tellsWithout || hasFailed ?',
		'return this.settings.tellsWithout ?',
	]),
	ofTrigger('a call without a recording may be left out', 'feed/recordedCalls', [
		'return this.settings.tellsWithout || hasFailed ?',
		'return this.settings.tellsWithout || !hasFailed ?',
	]),
	ofTrigger('one that fails is asked for again', 'feed/recordedCalls', [
		'this.settings.askings.keep(key, this.now);',
		'if (!hasFailed) this.settings.askings.keep(key, this.now);',
	]),
	ofTrigger('a poll asks for so many at most', 'feed/turns', [
		'if (chosen.size === most) break;',
		'if (chosen.size === most * Infinity) break;',
	]),
	ofTrigger('who waits keeps no new one from its turn', 'feed/turns', [
		'byTurns([overdue, oldest, oldest.toReversed()])',
		'byTurns([[...overdue, ...oldest]])',
	]),
	ofTrigger('new ones keep nobody who waits from their turn', 'feed/turns', [
		'byTurns([overdue, oldest, oldest.toReversed()])',
		'byTurns([oldest, oldest.toReversed(), overdue.slice(overdue.length)])',
	]),
	ofTrigger('a backlog keeps no new one from its turn', 'feed/turns', [
		'byTurns([overdue, oldest, oldest.toReversed()])',
		'byTurns([overdue, oldest])',
	]),
	ofTrigger('who is longest overdue is first', 'feed/turns', [
		'again.sort((a, b) => a.dueAt - b.dueAt)',
		'again.sort((a, b) => b.dueAt - a.dueAt)',
	]),
	ofTrigger(
		'a pause grows to 15 minutes at most',
		'feed/turns',
		[
			'Math.min(askedAt - waitsFrom, LONGEST_PAUSE_MS)',
			'Math.min(askedAt - waitsFrom, 100 * LONGEST_PAUSE_MS)',
		],
		TURNS,
	),
	ofTrigger('no pause outlasts the time to wait', 'feed/turns', [
		'return Math.min(askedAt + pause, waitsFrom + giveUpMs);',
		'return askedAt + pause;',
	]),
	ofTrigger('a poll that is behind is followed by a whole one', 'feed/poll', [
		'isUnfinished: isUnfinished || isBehind',
		'isUnfinished',
	]),
	ofTrigger('a recording is asked for ever less often', 'feed/turns', [
		'Math.min(askedAt - waitsFrom, LONGEST_PAUSE_MS)',
		'0 * LONGEST_PAUSE_MS',
	]),
	ofTrigger(
		'a poll that fails later puts off no recording',
		'feed/recordedCalls',
		['		this.asked++;', '		this.asked++;\n		this.settings.askings.keep(key, this.now);'],
		ENGINE,
	),
	ofTrigger(
		'audio that is not wanted is not stored',
		'recordingReady',
		[
			'const keepsAudio = chosen.attachRecording === true;',
			'const keepsAudio = chosen.attachRecording !== undefined || true;',
		],
		ENGINE,
	),
	ofTrigger(
		'legs are asked whether a call is wanted',
		'recordingReady',
		['legsMayTell: (record) => legsMayTell(record, filters, session)', 'legsMayTell: () => false'],
		ENGINE,
	),
	ofTrigger(
		'a switch of the event is another scope',
		'recordingReady',
		["const SCOPE = 'recordingReady';", "const SCOPE = 'calls';"],
		ENGINE,
	),
];
