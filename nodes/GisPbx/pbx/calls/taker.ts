import { textIn } from '../columns';
import { hasLetters, peerOf } from '../phoneNumber';
import type { Row } from '../rows';
import { partyOf, type Party } from './callParties';
import { directionOfContext, directionOfUserfield } from './direction';

/** The technology of a channel that is no phone, but leads on to one. */
const LOCAL = /^Local\//i;

/** The applications of Asterisk that put a caller through to people. */
const TO_PEOPLE = /dial|queue|followme|page|pickup|park|bridge|conf|meetme|agent/i;

/** Those of them that ring phones. */
const RINGS = /dial|queue|followme|page/i;

/**
 * Whether nobody was at the other end of a leg: a menu, an announcement, voicemail or a tone took
 * it. Asterisk leaves `dstchannel` blank then, whatever disposition it writes. A PBX that has no
 * such column does not tell.
 */
export function isNobodys(row: Row): boolean {
	return 'dstchannel' in row && textIn(row, 'dstchannel') === null;
}

/** Whether the number that a leg without a channel names is but where a service stood in the dial plan. */
function isOfService(row: Row): boolean {
	const application = textIn(row, 'lastapp');
	return application !== null && !TO_PEOPLE.test(application);
}

/** Whether a leg ended at one half of a Local channel: the leg of the other half names the phone. */
export function isLocalHalf(row: Row): boolean {
	return LOCAL.test(textIn(row, 'dstchannel') ?? '');
}

/**
 * Whoever a leg rang or was put through to, an extension or a number outside. The channel tells
 * first, then where the call landed; the number of a ring group or a queue is nobody's. Null where
 * it was nobody, or a service such as `Voicemail 506`.
 */
export function takerOf(row: Row, tenant: string | null): Party | null {
	if (isNobodys(row)) return null;
	const channel = textIn(row, 'dstchannel');
	const landed = personOf(row, landedOn(row, tenant), tenant);
	if (channel === null) {
		return isOfService(row) || isQueueItself(row, landed, tenant) ? null : landed;
	}
	// What follows the @ in the name of a Local channel is a context.
	const peer = partyOf(peerOf(channel).split('@')[0], tenant);
	if (peer?.isExtension) return peer;
	return landed?.isExtension && !isWrittenWithTenant(row) ? null : landed;
}

/** Where a leg ended, as the PBX's own columns have it. */
function landedOn(row: Row, tenant: string | null): Party | null {
	const last = partyOf(textIn(row, 'lastdst'), tenant);
	if (last?.isExtension) return last;
	if (last && hasLetters(last.number)) return null;
	const landed = partyOf(textIn(row, 'wherelanded'), tenant);
	return landed?.isExtension ? landed : last;
}

/** Whoever has the number where a call landed: what somebody outside dialled is ours, and nobody's. */
function personOf(row: Row, landed: Party | null, tenant: string | null): Party | null {
	const direction =
		directionOfUserfield(textIn(row, 'userfield')) ?? directionOfContext(textIn(row, 'dcontext'));
	if (direction !== 'inbound') return landed;
	return landed?.number === partyOf(textIn(row, 'firstdst', 'dst'), tenant)?.number ? null : landed;
}

/** Over a trunk a bare number may be that of a ring group; `204-DEMOCO` is a person's. */
function isWrittenWithTenant(row: Row): boolean {
	return textIn(row, 'lastdst')?.includes('-') ?? false;
}

/** Without a channel the queue that holds a caller looks like an extension. */
function isQueueItself(row: Row, landed: Party | null, tenant: string | null): boolean {
	const dialled = partyOf(textIn(row, 'dst'), tenant);
	return isQueue(row) && landed?.number === dialled?.number;
}

/** Whether a leg was put through by ringing a phone, as far as the PBX tells. */
export function ringsPhones(row: Row): boolean {
	return RINGS.test(textIn(row, 'lastapp') ?? 'Dial');
}

/** Whether a queue put the leg through. */
export function isQueue(row: Row): boolean {
	return textIn(row, 'lastapp')?.toLowerCase() === 'queue';
}
