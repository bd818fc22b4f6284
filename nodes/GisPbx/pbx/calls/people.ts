import { textIn } from '../columns';
import { e164Of, sameNumber } from '../sameNumber';
import { SECOND_MS } from '../time/zoneClock';
import { phoneOf, type CallPart } from './callPart';

/** The legs of a call by whom they were for. */
export interface People {
	/** Those of the caller's own phone, which a click-to-call rings first. */
	own: CallPart[];
	/** Those of everybody else, in order. */
	others: CallPart[];
	/** The talk that was left when the channels before it had gone. */
	rests: CallPart[];
}

/** Whom DIAL rings first, and the country in which the PBX stands. */
export interface DialledSource {
	number: string;
	countryCode: string;
}

/** Tells the legs of a call apart, by the source where it is known. What another leg tells better is left out. */
export function peopleOf(parts: CallPart[], source?: DialledSource): People {
	const known = toldBetter(parts.filter(({ role }) => !role.isLocalHalf && !role.isRest));
	const telling = parts.filter(
		(part) => !part.role.isRest && !(part.role.isLocalHalf && known.has(phoneOf(part))),
	);
	const rests = goingOn(parts);
	// A rest that came without the legs before it is all that there is to tell.
	const toTell = telling.length > 0 ? telling : parts;
	const isOwn = ownTest(toTell, source);
	const own = toTell.filter(isOwn);
	const others = toTell.filter((part) => !isOwn(part));
	const isOurs = own.some(({ record, role }) => record.originateId !== null || role.side !== null);
	// Numbers alone may mislead: where nobody else was called, it may be no click-to-call at all.
	return others.length === 0 && !isOurs
		? { own: [], others: toTell, rests }
		: { own, others, rests };
}

/**
 * The numbers of which legs tell more than one half of a Local channel does: of a phone, or of where
 * the other half went, a ring group or a menu, say.
 */
function toldBetter(parts: CallPart[]): Set<string | null> {
	const halves = parts.filter((part) => !isHead(part));
	const known = new Set([...parts.map(phoneOf), ...halves.map(({ row }) => textIn(row, 'dst'))]);
	known.delete(null);
	return known;
}

/** What Asterisk keeps behind a call is talk where all that was taken before it had ended. */
function goingOn(parts: CallPart[]): CallPart[] {
	let until = -Infinity;
	return parts.filter(({ role, start, end }) => {
		if (!role.isTaken || role.isLocalHalf) return false;
		if (role.isRest) return start + SECOND_MS >= until;
		until = Math.max(until, end);
		return false;
	});
}

/**
 * What tells the caller's own phone: the context of its leg, else whom DIAL named, else its number, else its unique ID,
 * as the destination's is the one that links all legs of a click-to-call, and both begin together.
 */
function ownTest(parts: CallPart[], source?: DialledSource): (part: CallPart) => boolean {
	if (parts.some(({ role }) => role.side !== null)) return ({ role }) => role.side === 'source';
	const isSource = isOutside(source) && isRungAt(source);
	if (isSource && parts.some(isSource)) return isSource;
	if (!isSource && parts.some(isOwnNumber)) return isOwnNumber;
	const head = parts.find((part) => isOriginated(part) && isHead(part));
	return (part) =>
		head !== undefined &&
		isOriginated(part) &&
		!isHead(part) &&
		part.start - head.start <= TOGETHER_MS;
}

/** The rows of a call from a number outside name an extension as the caller, whose rights it has. */
function isOutside(source: DialledSource | undefined): source is DialledSource {
	return source !== undefined && e164Of(source.number, source.countryCode) !== undefined;
}

function isRungAt({ number, countryCode }: DialledSource): (part: CallPart) => boolean {
	return ({ role }) => role.party !== null && sameNumber(role.party, number, countryCode);
}

/** Both legs of a click-to-call begin within this time. */
const TOGETHER_MS = 2 * SECOND_MS;

function isOwnNumber({ role, record }: CallPart): boolean {
	return !role.isNobodys && role.party !== null && role.party === record.from;
}

function isOriginated({ record }: CallPart): boolean {
	return record.originateId !== null && record.linkedId !== null;
}

function isHead({ record: { callId, linkedId } }: CallPart): boolean {
	return callId === linkedId;
}
