/** The feed's rules (feed.md#traps), each with what its code looks like when it is taken away. */
import type { Mutant } from './mutant';

const FEED = 'nodes/GisPbx/trigger/feed';

export const feedMutants: Mutant[] = [
	{
		rule: 'a consultation waits for the end of the call that it was about',
		file: `${FEED}/openCalls.ts`,
		search: 'return asked !== undefined && (await',
		replace: 'return asked !== undefined && this.now < 0 && (await',
	},
	{
		rule: 'a consultation that comes later is a leg of the call that it was about',
		file: `${FEED}/units.ts`,
		search: 'groupLegs<Leg>([...arrivals, ...known])',
		replace: 'groupLegs<Leg>([...arrivals, ...known.slice(0, 0)])',
	},
	{
		rule: 'what tells no time waits from when it was first seen',
		file: `${FEED}/arrivals.ts`,
		search: 'const isUntimed = endedAt === null && startedAt === null;',
		replace: 'const isUntimed = false;',
	},
	{
		rule: 'what a blank answer hides goes on waiting',
		file: `${FEED}/poll.ts`,
		search: 'const mayHide = (pass.blank ?? pass.unsureFrom ?? pass.doubtFrom) !== undefined;',
		replace: 'const mayHide = false;',
	},
	{
		rule: 'the floor is safe on the night when the clock is set back',
		file: `${FEED}/floor.ts`,
		search: 'earliestTextFrom(ms - reach, clock)',
		replace: '[earliestTextFrom, clock.textOf(ms - reach)][1] as string',
	},
	{
		rule: 'a margin for a clock that is behind',
		file: `${FEED}/floor.ts`,
		search: 'const CLOCK_MARGIN_MINUTES = 15;',
		replace: 'const CLOCK_MARGIN_MINUTES = 0;',
	},
	{
		rule: 'the floor never moves back',
		file: `${FEED}/floor.ts`,
		search: 'return next > floor ? next : floor;',
		replace: 'return next;',
	},
	{
		rule: 'no bucket too many is pruned',
		file: `${FEED}/ledger.ts`,
		search: 'bucket >= floor',
		replace: 'bucket > floor',
	},
	{
		rule: 'no bucket too few is pruned',
		file: `${FEED}/ledger.ts`,
		search: 'bucket >= floor',
		replace: 'bucket.slice(0, 10) >= floor.slice(0, 10)',
	},
	{
		rule: 'rows below the floor are settled, though pruned',
		file: `${FEED}/arrivals.ts`,
		search: 'if (start !== undefined && start < this.state.floor) return false;',
		replace: '',
	},
	{
		rule: 'one row per key of an answer',
		file: `${FEED}/arrivals.ts`,
		search: 'yield* this.settings.rows.unique(this.unsettled)',
		replace: 'this.unsettled',
	},
	{
		rule: 'silence is no evidence',
		file: `${FEED}/floor.ts`,
		search: 'return now - since < DAY_MS ||',
		replace: 'return now - since < 0 * DAY_MS ||',
	},
	{
		rule: 'of a silent day only what lies before it is believed',
		file: `${FEED}/floor.ts`,
		search: ': { through: since, silentSince: now };',
		replace: ': { through: now - DAY_MS, silentSince: since };',
	},
	{
		rule: 'a day of silence is believed at last',
		file: `${FEED}/floor.ts`,
		search: 'return now - since < DAY_MS ||',
		replace: 'return now - since < Infinity * DAY_MS ||',
	},
	{
		rule: 'nothing is not believed where rows are due',
		file: `${FEED}/look.ts`,
		search: 'if (json.isBlank && (!isLookDue || isOver()))',
		replace: 'if (json.isBlank && (isLookDue || !isLookDue || isOver()))',
	},
	{
		rule: 'a blank answer is looked at again in time',
		file: `${FEED}/look.ts`,
		search: 'const LOOK_EVERY = 10;',
		replace: 'const LOOK_EVERY = Infinity;',
	},
	{
		rule: 'not every blank answer is looked at',
		file: `${FEED}/look.ts`,
		search: 'const LOOK_EVERY = 10;',
		replace: 'const LOOK_EVERY = 1;',
	},
	{
		rule: 'every blank slice of a longer pass is looked at',
		file: `${FEED}/poll.ts`,
		search: 'feed.look(window, isOneOfSeveral || ',
		replace: 'feed.look(window, (isOneOfSeveral && now < 0) || ',
	},
	{
		rule: 'csv is believed when two answers are equal',
		file: `${FEED}/look.ts`,
		search: 'if (areEqual(first.rows, again))',
		replace: 'if (areEqual(first.rows, first.rows) || again.length > 0)',
	},
	{
		rule: 'csv that two equal answers confirm is believed',
		file: `${FEED}/look.ts`,
		search: 'if (areEqual(first.rows, again))',
		replace: 'if (areEqual(first.rows, again) && first.rows.length < 0)',
	},
	{
		rule: 'what is unsure holds the floor',
		file: `${FEED}/poll.ts`,
		search: '		pass.unreadFrom,\n		pass.unsureFrom,',
		replace: '		pass.unreadFrom,',
	},
	{
		rule: 'what was unsure at the beginning of a pass holds its floor',
		file: `${FEED}/poll.ts`,
		search: 'bound: earliest(bound, pass.doubtFrom, pass.unsureFrom)',
		replace: 'bound: earliest(bound, pass.doubtFrom)',
	},
	{
		rule: 'the first unsure slice counts',
		file: `${FEED}/pass.ts`,
		search: 'mayBeMore ? earliest(from ?? slice.start, unsureFrom) : unsureFrom',
		replace: 'mayBeMore ? slice.start : undefined',
	},
	{
		rule: 'silence is believed only where somebody looked',
		file: `${FEED}/floor.ts`,
		search: "|| blank === 'json'",
		replace: "|| (blank === 'json' && now < 0)",
	},
	{
		rule: 'an unsure beginning is a beginning still',
		file: `${FEED}/poll.ts`,
		search: 'const isBeginning = isUnfinished || isUnsure;',
		replace: 'const isBeginning = isUnfinished || (isUnsure && now < 0);',
	},
	{
		rule: 'an unsure beginning is one in the next poll of its pass, too',
		file: `${FEED}/poll.ts`,
		search: '|| last.sweep?.isUnsure === true;',
		replace: '|| (last.sweep?.isUnsure === true && now < 0);',
	},
	{
		rule: 'a blank slice among others is not believed',
		file: `${FEED}/poll.ts`,
		search: 'const doubtFrom = ends.length > 0 ? pass.doubtFrom : undefined;',
		replace: 'const doubtFrom = ends.length < 0 ? pass.doubtFrom : undefined;',
	},
	{
		rule: 'rows that are held back or left over hold the floor',
		file: `${FEED}/poll.ts`,
		search: '(first, { filedFrom }) => earliest(first, filedFrom),',
		replace: '(first) => first,',
	},
	{
		rule: 'what was there at the beginning is entered',
		file: `${FEED}/settle.ts`,
		search: 'if (outcome !== HELD && outcome !== UNWANTED) result',
		replace:
			'if (outcome === UNWANTED && !unit.arrivals.some((each) => isNew(each, newSince)))\n\t\t\tresult.settled.splice(-unit.arrivals.length);\n\t\tif (outcome !== HELD && outcome !== UNWANTED) result',
	},
	{
		rule: 'what the filters reject is settled',
		file: `${FEED}/settle.ts`,
		search: 'if (outcome !== HELD && outcome !== UNWANTED) result',
		replace:
			'if (outcome === UNWANTED && unit.arrivals.some((each) => isNew(each, newSince)))\n\t\t\tresult.settled.splice(-unit.arrivals.length);\n\t\tif (outcome !== HELD && outcome !== UNWANTED) result',
	},
	{
		rule: 'an unfinished pass is gone on with',
		file: `${FEED}/reading.ts`,
		search: "if (sweep) return { from: sweep.from, extent: 'rest' };",
		replace: '',
	},
	{
		rule: 'a pass is only as good as its beginning',
		file: `${FEED}/poll.ts`,
		search: 'earliest(safe(now), last.sweep?.bound)',
		replace: 'safe(now)',
	},
	{
		rule: 'the floor stops at what was not read',
		file: `${FEED}/poll.ts`,
		search: '		pass.unreadFrom,\n		pass.unsureFrom,',
		replace: '		pass.unsureFrom,',
	},
	{
		rule: 'a recording that fails does not fail the poll',
		file: `${FEED}/recordings.ts`,
		search: 'return await this.waiting.ask(record, isLast).catch(() => {',
		replace:
			'return await this.waiting.ask(record, isLast).then((found) => found, (error: Error) => {\n\t\t\tif (this.checks > 0) return Promise.reject(error);',
	},
	{
		rule: 'a recording is waited for only so long',
		file: `${FEED}/recordings.ts`,
		search: 'recording ?? (isLast ? undefined : HELD)',
		replace: 'recording ?? (isLast ? HELD : HELD)',
	},
	{
		rule: 'a recording is waited for',
		file: `${FEED}/recordings.ts`,
		search: 'recording ?? (isLast ? undefined : HELD)',
		replace: 'recording ?? (isLast ? undefined : recording)',
	},
	{
		rule: 'what is there of a recording is taken when its time is over',
		file: `${FEED}/recordings.ts`,
		search: 'await this.ask(record, isLast)',
		replace: 'await this.ask(record, isLast && this.checks < 0)',
	},
	{
		rule: 'a part of a recording is not taken before',
		file: `${FEED}/recordings.ts`,
		search: 'await this.ask(record, isLast)',
		replace: 'await this.ask(record, isLast || this.checks === 0)',
	},
	{
		rule: 'a start that cannot be read is no number',
		file: 'nodes/GisPbx/pbx/time/wallText.ts',
		search:
			'if (!wall?.hasTimeOfDay || wall.offsetMinutes !== undefined) return undefined;\n\treturn isPrintedTime(printed) ? printed : wallText(wall.utc);',
		replace: 'return isPrintedTime(printed) ? printed : wallText(wall?.utc ?? NaN);',
	},
	{
		rule: 'a row without a start is filed where it was found',
		file: `${FEED}/arrivals.ts`,
		search: 'upTo: start ?? window.end',
		replace: 'upTo: start ?? window.start',
	},
	{
		rule: 'an unfinished beginning is remembered',
		file: `${FEED}/poll.ts`,
		search: '...(isBeginning && last.newSince',
		replace: '...(isBeginning && now < 0 && last.newSince',
	},
	{
		rule: 'a later failure keeps what was read',
		file: `${FEED}/pass.ts`,
		search: 'if (!end) return await Promise.reject(failure);',
		replace: 'if (!end || failure) return await Promise.reject(failure);',
	},
	{
		rule: 'a window whose answer does not come to its end is halved',
		file: `${FEED}/pass.ts`,
		search: "'unfinished' in answer && !isOver() ? halvesOf(slice, nowText) : undefined;",
		replace:
			"'unfinished' in answer && !isOver() && nowText === '' ? halvesOf(slice, nowText) : undefined;",
	},
	{
		rule: 'the state is never changed in place',
		file: `${FEED}/poll.ts`,
		search: 'ledger: yield* nextLedger(ledger, [...settled, ...arrivals.refiled], progress.floor),',
		replace:
			'ledger: Object.assign(ledger, yield* nextLedger(ledger, [...settled, ...arrivals.refiled], progress.floor)),',
	},
	{
		rule: 'the window begins at the floor',
		file: `${FEED}/poll.ts`,
		search: '{ start: from, end',
		replace:
			"{ start: extent === 'whole' ? safeFloor(now, settings.lookbackMinutes, clock) : from, end",
	},
	{
		rule: 'a settled row under a later start stays settled',
		file: `${FEED}/arrivals.ts`,
		search: 'this.refiled.push({ key, filedUpTo: start });',
		replace: '',
	},
	{
		rule: 'a poll emits no more than its maximum',
		file: `${FEED}/settle.ts`,
		search: 'result.emitted.length >= settings.maximumPerPoll ||',
		replace: 'result.emitted.length < 0 * settings.maximumPerPoll ||',
	},
	{
		rule: 'the oldest rows go first',
		file: `${FEED}/arrivals.ts`,
		search: 'sortOf(timed, (a, b) => a.at - b.at)',
		replace: 'sortOf(timed, (a, b) => b.at - a.at)',
	},
	{
		rule: 'a short read does not move the floor',
		file: `${FEED}/poll.ts`,
		search: "extent === 'short' ? last :",
		replace:
			"extent === 'short' ? { ...last, floor: progressOf(last, now, outcome, isUnfinished).floor } :",
	},
	{
		rule: 'a short read is no evidence of time',
		file: `${FEED}/poll.ts`,
		search: "extent === 'short' ? last :",
		replace:
			"extent === 'short' ? { ...last, silentSince: progressOf(last, now, outcome, isUnfinished).silentSince } :",
	},
	{
		rule: 'what a short read has settled is entered',
		file: `${FEED}/poll.ts`,
		search: '[...settled, ...arrivals.refiled]',
		replace: "[...(extent === 'short' ? [] : settled), ...arrivals.refiled]",
	},
	{
		rule: 'a whole read falls due',
		file: `${FEED}/reading.ts`,
		search: '> WHOLE_READ_EVERY_MS',
		replace: '> WHOLE_READ_EVERY_MS * Infinity',
	},
	{
		rule: 'a whole read comes before it is overdue',
		file: `${FEED}/reading.ts`,
		search: 'const next = now + (now - lastAt);',
		replace: 'const next = now + 0 * (now - lastAt);',
	},
	{
		rule: 'a clock that was set back makes a whole read due',
		file: `${FEED}/reading.ts`,
		search: 'return now < lastAt ||',
		replace: 'return now < lastAt * 0 ||',
	},
	{
		rule: 'a short read is safe on the night when the clock is set back',
		file: `${FEED}/reading.ts`,
		search: 'earliestTextFrom(now - SHORT_READ_MS, clock)',
		replace: '[earliestTextFrom, clock.textOf(now - SHORT_READ_MS)][1] as string',
	},
	{
		rule: 'only a busy PBX is read in part',
		file: `${FEED}/reading.ts`,
		search: 'rowsRead > busyRows ?',
		replace: 'rowsRead > busyRows * 0 ?',
	},
	{
		rule: 'what was left is read as a whole',
		file: `${FEED}/reading.ts`,
		search: "if (isUnfinished || extent === 'rest') return undefined;",
		replace: "if ((isUnfinished && extent === 'rest') || extent === 'rest') return undefined;",
	},
	{
		rule: 'a call is not told before its legs have been quiet',
		file: `${FEED}/openCalls.ts`,
		search: 'this.now < lastEnd + this.quietMs) return true;',
		replace: 'this.now < lastEnd + 0 * this.quietMs) return true;',
	},
	{
		rule: 'a call that is still up is not told',
		file: `${FEED}/openCalls.ts`,
		search: 'return !(await this.toldLookUp);',
		replace: 'return (await this.toldLookUp) && !(await this.toldLookUp);',
	},
	{
		rule: 'a call that is not told yet holds the floor',
		file: `${FEED}/settle.ts`,
		search: 'for (const arrival of unit.arrivals) arrivals.push(arrival);',
		replace:
			"if (outcome !== HELD || !('open' in unit) || result.isFull) for (const arrival of unit.arrivals) arrivals.push(arrival);",
	},
	{
		rule: 'a late leg is told',
		file: `${FEED}/units.ts`,
		search: 'if (isTold) return arrivals.map(',
		replace: 'if (isTold) return arrivals.slice(arrivals.length).map(',
	},
	{
		rule: 'a late leg is settled',
		file: `${FEED}/settle.ts`,
		search: 'for (const arrival of unit.arrivals) arrivals.push(arrival);',
		replace:
			'for (const arrival of unit.arrivals) if (!JSON.stringify(unit.record).includes(\'"lateLeg":true\')) arrivals.push(arrival);',
	},
	{
		rule: 'each late leg is told alone',
		file: `${FEED}/units.ts`,
		search: 'if (isTold) return arrivals.map((arrival) => unitOfLateLeg(arrival, callId));',
		replace:
			'if (isTold) return arrivals.slice(0, 1).map((arrival) => ({ ...unitOfLateLeg(arrival, callId), arrivals }));',
	},
	{
		rule: 'a leg is late when another of its call is settled',
		file: `${FEED}/units.ts`,
		search: '|| seen.told.has(callId))',
		replace: '|| seen.told.has(`not ${callId}`))',
	},
	{
		rule: 'a leg is late when its call began below the floor',
		file: `${FEED}/units.ts`,
		search: '(isBelowFloor || ',
		replace: '((isBelowFloor && callId === seen.floor) || ',
	},
	{
		rule: 'a call waits for more legs only so long',
		file: `${FEED}/openCalls.ts`,
		search: 'return isOverdue ?',
		replace: 'return isOverdue && this.now < 0 ?',
	},
	{
		rule: 'a call that is told while it may get legs is not complete',
		file: `${FEED}/openCalls.ts`,
		search: '{ ...call.record, complete: false }',
		replace: '{ ...call.record }',
	},
	{
		rule: 'a check that fails does not fail the poll',
		file: `${FEED}/openCalls.ts`,
		search: 'return await question().catch(() => {',
		replace:
			'return await question().then((isUp) => isUp, (error: Error) => {\n\t\t\tif (this.now > 0) return Promise.reject(error);',
	},
	{
		rule: 'a PBX that fails to say whether a call is up is not asked again',
		file: `${FEED}/openCalls.ts`,
		search: 'if (this.isFailing || ',
		replace: 'if ((this.isFailing && this.now < 0) || ',
	},
	{
		rule: 'a poll whose time is over asks no more whether a call is up',
		file: `${FEED}/openCalls.ts`,
		search: '|| this.settings.isOver()) return false;',
		replace: '|| (this.now < 0 && this.settings.isOver())) return false;',
	},
	{
		rule: 'a PBX that says of all calls that they are up is not believed',
		file: `${FEED}/openCalls.ts`,
		search: 'const [over] = this.told;',
		replace: 'const [over] = [...this.told].slice(this.told.size);',
	},
	{
		rule: 'a short read tells no call that began before it',
		file: `${FEED}/units.ts`,
		search: 'if (from > floor && isBegunBefore) return true;',
		replace: 'if (from > floor && isBegunBefore && from < floor) return true;',
	},
	{
		rule: 'a short read is safe for calls on the night when the clock is set back',
		file: `${FEED}/units.ts`,
		search: 'earliestTextFrom(begin, clock) < from',
		replace: '([earliestTextFrom, clock.textOf(begin)][1] as string) < from',
	},
	{
		rule: 'a call that may have legs in what was not read is not told',
		file: `${FEED}/units.ts`,
		search: '.end >= unreadFrom;',
		replace: ".end >= '~';",
	},
	{
		rule: 'what ended before the beginning is settled, quiet or not',
		file: `${FEED}/settle.ts`,
		search: 'unit.arrivals.some((arrival) => isNew(arrival, newSince))\n\t\t\t?',
		replace: "'open' in unit || unit.arrivals.some((arrival) => isNew(arrival, newSince))\n\t\t\t?",
	},
	{
		rule: 'after an update rows are known under their former keys, too',
		file: `${FEED}/arrivals.ts`,
		search: 'this.settled.bucketOf(key) ?? this.formerBucketOf(row)',
		replace: 'this.settled.bucketOf(key)',
		tests: ['test/nodes/GisPbx/trigger/feed/update.test.ts'],
	},
];
