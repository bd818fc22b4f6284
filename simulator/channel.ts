/**
 * A call as Asterisk has it: channels in time, what the dialplan does on each, and whom it dials
 * (asterisk.md#rows). Times are epoch milliseconds of the PBX's clock.
 */

/** What became of an attempt to reach a phone, as Asterisk's DIALSTATUS tells it. */
export type DialStatus =
	| 'answered'
	| 'noAnswer'
	| 'busy'
	/** 404: the network knows no such number. */
	| 'unknownNumber'
	/** 503: the network has no room. */
	| 'congestion'
	/** No phone is registered, so that none was dialled. */
	| 'unavailable'
	/** The caller left, or somebody else took the call. */
	| 'cancelled';

/** One phone that one channel was connected to, or tried to be. */
export interface DialAttempt {
	phone: Channel;
	startsAt: number;
	answersAt: number | null;
	endsAt: number;
	status: DialStatus;
	/** The phone had called by itself: its `userfield` comes behind the caller's, and it may leave before. */
	cameByItself?: boolean;
}

/** One application of the dialplan. */
export interface DialplanStep {
	application: string;
	/** The number that the dialplan was at: `dst`. */
	extension: string;
	/** Where it is no longer the run's. */
	context?: string;
	/** MiRTA's `firstdst`, where it is no longer what the caller dialled. */
	firstDestination?: string;
	/** Whose mailbox, of VoiceMail. */
	mailbox?: string;
	startsAt: number;
	/** None: nobody was dialled. */
	attempts: DialAttempt[];
	/** How a channel ends that nobody answered and no phone rang for. */
	status?: DialStatus;
	/** Its row ends here, and is its own, though the channel goes on: of a parking lot, and of rooms. */
	endsAt?: number;
}

export interface Party {
	number: string;
	name: string;
}

/** What the dialplan does on a channel; from this its CDR rows follow (`cdrRows.ts`). */
export interface DialplanRun {
	/** A channel that was dialled and is sent on later files rows from then on only. */
	startsAt: number;
	context: string;
	/** `src` and `clid`. */
	caller: Party;
	/** MiRTA's `realsrc` and `firstdst`; blank on rows that are not the dialplan's. */
	realSource: string;
	firstDestination: string;
	originateId: string;
	/** Where it is not the call's: somebody has called to take it back. */
	direction?: Direction;
	/** What an `h` extension of the dialplan does when the channel is hung up; blank: there is none. */
	hangupApplication: string;
	steps: DialplanStep[];
}

export interface Channel {
	/** `PJSIP/204-DEMOCO-0000d18d`, or half of a Local channel with `;1` or `;2` behind it. */
	name: string;
	uniqueId: string;
	/** Bare number of an extension, or the number outside; of half a Local channel, the phone behind it. */
	party: string;
	side: 'source' | 'destination';
	isLocal: boolean;
	startsAt: number;
	answersAt: number | null;
	endsAt: number;
	/** Null on a phone that is only dialled: it has no rows. */
	run: DialplanRun | null;
	isFiled: boolean;
}

export type Direction = 'IN' | 'OUT' | 'LOCAL';

export interface LiveCall {
	originateId: string;
	/** The unique ID of the channel that the call began with. */
	linkedId: string;
	source: string;
	destination: string;
	/** Dial-plan variables by full name, `DEMOCO-meeting` (pbx.md#dial-variables). */
	variables: Record<string, string>;
	recording: boolean;
	/** The caller's, where it is no extension of ours. */
	sourceName?: string;
	channels: Channel[];
	/** Somebody is being asked to take the call, until this moment; no other transfer begins by then. */
	consultsUntil?: number;
	/** How many rows there are of it so far. */
	filedRows: number;
}

export const stepsOf = ({ run }: Channel): DialplanStep[] => run?.steps ?? [];

export const attemptsOf = (channel: Channel): DialAttempt[] =>
	stepsOf(channel).flatMap(({ attempts }) => attempts);
