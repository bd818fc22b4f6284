import { textIn } from '../columns';
import { hasLetters } from '../phoneNumber';
import type { Row } from '../rows';
import { partyOf, type Party } from './callParties';
import type { CallRecord } from './callRecord';
import { hasTwoMarks } from './direction';
import { ANSWERED } from './disposition';
import { isLocalHalf, isNobodys, isQueue, ringsPhones, takerOf } from './taker';

/** The two ends of a call that the PBX makes itself: the source's phone rings first. */
export type Side = 'source' | 'destination';

/** Which part a leg plays in its call. */
export interface LegRole {
	/** Whoever it rang: an extension or a number outside. */
	taker: Party | null;
	/** The same as a number; where there is none, the service or whoever it was for. */
	party: string | null;
	/** Whether a person answered, not a queue, a menu or voicemail. */
	isTaken: boolean;
	/** Whether it is known that nobody was at the other end. */
	isNobodys: boolean;
	/** The channel at its other end. */
	channel: string | null;
	/** Whether its phone may have rung: where it met others in a conference, say, none did. */
	isRung: boolean;
	/** Whether the other end had called by itself, to pick the call up, say. */
	cameByItself: boolean;
	/** Which end of a click-to-call it is, where its context tells. */
	side: Side | null;
	/** Whether another leg tells of the same phone: one half of a Local channel. */
	isLocalHalf: boolean;
	/** What Asterisk keeps of channels behind a call: its times may count, its ends tell nothing. */
	isRest: boolean;
	/** Where the number of the queue may stand that rang it, the surest first. */
	queueNumbers: string[];
	/** Unique ID of the leg that was transferred. */
	transferOf: string | null;
}

/** Reads what the PBX says of a leg beside its record (pbx.md#cdrs and pbx.md#legs). */
export function roleOf(row: Row, record: CallRecord): LegRole {
	const tenant = textIn(row, 'accountcode');
	const last = partyOf(textIn(row, 'lastdst'), tenant);
	const taker = takerOf(row, tenant);
	const cameByItself = hasTwoMarks(textIn(row, 'userfield'));
	return {
		taker,
		party: taker?.number ?? last?.number ?? record.to,
		isTaken: isAnswered(record) && !isNobodys(row) && (taker !== null || mayBePerson(row, last)),
		isNobodys: isNobodys(row),
		channel: textIn(row, 'dstchannel'),
		isRung: !cameByItself && ringsPhones(row),
		cameByItself,
		side: sideOfContext(textIn(row, 'dcontext')),
		isLocalHalf: isLocalHalf(row),
		isRest: isRest(row),
		queueNumbers: isQueue(row) ? queueNumbersOf(row, tenant) : [],
		transferOf: textIn(row, 'prevuniqueid'),
	};
}

/** A leg that the PBX calls answered, but without an answer and without a second of talk, was not. */
function isAnswered({ disposition, answeredAt, talkSeconds }: CallRecord): boolean {
	return disposition === ANSWERED && (answeredAt !== null || talkSeconds !== 0);
}

/** Whether a leg to no known number reached a person: with a channel yes, else only Dial does. */
function mayBePerson(row: Row, last: Party | null): boolean {
	if (textIn(row, 'dstchannel') !== null) return !hasLetters(last?.number ?? '');
	const application = textIn(row, 'lastapp');
	return application === null ? !hasLetters(last?.number ?? '') : /dial/i.test(application);
}

/** MiRTA's contexts for click-to-call: `sourceproxyapidial` and `destproxyapidial`. */
function sideOfContext(context: string | null): Side | null {
	if (/^source/i.test(context ?? '')) return 'source';
	return /^dest/i.test(context ?? '') ? 'destination' : null;
}

/** Of Local channels that have gone (AppDial), a dead originate (AppDial2) or a swap of channels (none). */
function isRest(row: Row): boolean {
	const application = textIn(row, 'lastapp');
	if (application !== null) return /^AppDial2?$/i.test(application);
	return 'lastapp' in row && textIn(row, 'dstchannel') !== null;
}

/** The `dst` of a call that was sent on names whom it was sent to, so it comes last. */
function queueNumbersOf(row: Row, tenant: string | null): string[] {
	return ['lastdst', 'wherelanded', 'dst'].flatMap((column) => {
		const text = textIn(row, column);
		const party = partyOf(text, tenant);
		return party?.isExtension && party.number === text ? [party.number] : [];
	});
}
