/**
 * The one rule by which Asterisk makes CDR rows of a channel (asterisk.md#rows and
 * asterisk.md#times-and-dispositions): a row for each phone that it was connected to or tried, and
 * one for what the dialplan did without any.
 */
import type { CdrConf } from './cdrConf';
import type { Channel, DialAttempt, DialplanStep, DialStatus } from './channel';

export type CdrDisposition = 'ANSWERED' | 'NO ANSWER' | 'BUSY' | 'FAILED' | 'CONGESTION' | 'CANCEL';

/** What Asterisk itself says in a row; times in epoch milliseconds. */
export interface CdrRow {
	startsAt: number;
	answersAt: number | null;
	endsAt: number;
	disposition: CdrDisposition;
	/** The channel that it was connected to; null: none, so that `dstchannel` is blank. */
	phone: Channel | null;
	cameByItself?: boolean;
	step: DialplanStep;
}

/** A row that is not written yet; without a step nothing has happened in it. */
interface Begun {
	startsAt: number;
	step?: DialplanStep;
}

/** The rows of a channel that has ended, in the order of their beginning. */
export function cdrRows(channel: Channel, options: CdrConf): CdrRow[] {
	if (!channel.run) return [];
	const rows: CdrRow[] = [];
	// A row is begun with the channel and by whatever happens after the row before has ended.
	let begun: Begun | undefined = channel.run;
	for (const step of channel.run.steps) {
		for (const attempt of attemptsOn(channel, step, options)) {
			const startsAt = begun?.startsAt ?? attempt.startsAt;
			rows.push(rowOfAttempt(channel, step, attempt, startsAt, options));
			begun = undefined;
		}
		if (step.attempts.length > 0) continue;
		const startsAt: number = begun?.startsAt ?? step.startsAt;
		begun = { startsAt, step: lastTold(begun?.step, step) };
		if (step.endsAt === undefined) continue;
		rows.push(rowWithoutPhone(channel, step, startsAt, options));
		begun = undefined;
	}
	if (channel.run.hangupApplication && options.endBeforeHExten === 'no') {
		const startsAt = begun?.startsAt ?? channel.endsAt;
		const application = channel.run.hangupApplication;
		const step = { application, extension: 'h', startsAt, attempts: [] };
		begun = { startsAt, step };
	}
	if (begun?.step) rows.push(rowWithoutPhone(channel, begun.step, begun.startsAt, options));
	return rows.filter((row) => isWritten(row, options));
}

/** The application of a row: the last one, but for a hang-up behind a Dial that found no phone. */
function lastTold(before: DialplanStep | undefined, step: DialplanStep): DialplanStep {
	return before?.application === 'Dial' && step.application === 'Hangup' ? before : step;
}

/** With `ignoredialchanges` a step has the row of whoever was reached, or tried last. */
function attemptsOn(
	channel: Channel,
	{ attempts }: DialplanStep,
	{ ignoreDialChanges }: CdrConf,
): DialAttempt[] {
	if (ignoreDialChanges === 'no') return attempts;
	const reached = attempts.filter(({ answersAt }) => answersAt !== null);
	return reached.length > 0 ? reached : attempts.slice(-1);
}

function rowOfAttempt(
	{ answersAt }: Channel,
	step: DialplanStep,
	attempt: DialAttempt,
	startsAt: number,
	options: CdrConf,
): CdrRow {
	// The answer is that of the caller's channel, not that of the phone: ringing counts as talk.
	const isUp = answersAt !== null && answersAt <= attempt.startsAt;
	const isAnswered = answersAt !== null && (isUp || attempt.answersAt !== null);
	return {
		startsAt,
		answersAt: isAnswered ? Math.max(startsAt, answersAt) : null,
		endsAt: attempt.cameByItself ? Math.min(attempt.endsAt, attempt.phone.endsAt) : attempt.endsAt,
		disposition: dispositionOf(attempt.status, options),
		phone: attempt.phone,
		cameByItself: attempt.cameByItself,
		step,
	};
}

function rowWithoutPhone(
	channel: Channel,
	step: DialplanStep,
	startsAt: number,
	options: CdrConf,
): CdrRow {
	const { answersAt } = channel;
	const endsAt = Math.min(channel.endsAt, step.endsAt ?? Infinity);
	const status = answersAt === null ? (step.status ?? lastStatus(channel)) : 'answered';
	return {
		startsAt,
		answersAt: answersAt === null ? null : Math.max(startsAt, answersAt),
		endsAt,
		disposition: dispositionOf(status, options),
		phone: null,
		step,
	};
}

/** What the channel was hung up with: the end of what was tried last. */
function lastStatus({ run }: Channel): DialStatus {
	const steps = run?.steps ?? [];
	const told = steps.map(({ attempts, status }) => attempts.at(-1)?.status ?? status);
	return told.filter((status) => status !== undefined).at(-1) ?? 'noAnswer';
}

export function dispositionOf(status: DialStatus, options: CdrConf): CdrDisposition {
	const words: Record<DialStatus, CdrDisposition> = {
		answered: 'ANSWERED',
		noAnswer: 'NO ANSWER',
		unknownNumber: 'NO ANSWER',
		busy: 'BUSY',
		unavailable: 'FAILED',
		congestion: options.congestion === 'yes' ? 'CONGESTION' : 'FAILED',
		cancelled: options.cancelDispositionEnabled === 'yes' ? 'CANCEL' : 'NO ANSWER',
	};
	return words[status];
}

/** Without `unanswered` a row of one party alone must be of an answer, or of a congestion. */
const isWritten = ({ phone, disposition }: CdrRow, { unanswered }: CdrConf): boolean =>
	phone !== null || unanswered === 'yes' || ['ANSWERED', 'CONGESTION'].includes(disposition);

/** `duration` and `billsec` in seconds, cut; `initiatedseconds` rounds the second at the half. */
export function secondsOf(
	{ startsAt, answersAt, endsAt }: Pick<CdrRow, 'startsAt' | 'answersAt' | 'endsAt'>,
	{ initiatedSeconds }: CdrConf,
): { duration: number; billsec: number } {
	const talk = answersAt === null ? 0 : (endsAt - answersAt) / 1000;
	return {
		duration: Math.trunc((endsAt - startsAt) / 1000),
		billsec: initiatedSeconds === 'yes' ? Math.round(talk) : Math.trunc(talk),
	};
}
