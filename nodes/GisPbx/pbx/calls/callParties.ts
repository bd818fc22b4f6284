import type { Direction } from './direction';
import { bareExtension } from '../phoneNumber';

/** One end of a call. */
export interface Party {
	/** The number, an extension's without its tenant; a name such as `Voicemail 506` as it is. */
	number: string;
	isExtension: boolean;
}

/** Routing prefixes and marks in front of a number (pbx.md#parties). */
const ROUTING = /^(?:FROMOUT-|FROM-|OUT-|#\d+#)+/i;
const EXTENSION_NUMBER = /^\d{2,6}$/;

/** The end of a call that the text names; null without a text. */
export function partyOf(text: string | null, tenant: string | null): Party | null {
	const routed = (text ?? '').replace(ROUTING, '').trim();
	if (routed === '') return null;
	const number = bareExtension(routed, tenant ?? undefined);
	return { number, isExtension: number !== routed || EXTENSION_NUMBER.test(number) };
}

/** The direction that the two ends tell: extensions are the tenant's, all else is outside. */
export function directionOfParties(from: Party | null, to: Party | null): Direction | null {
	if (!from || !to) return null;
	if (!from.isExtension) return 'inbound';
	return to.isExtension ? 'internal' : 'outbound';
}

/** What stands in place of a number that is withheld or unknown; Asterisk knows no caller as `s`. */
const WITHHELD =
	/^<?(?:anonymous|blocked|no ?number|private|restricted|s|unavailable|unknown|withheld|חסוי|מספר חסוי)>?$/i;
/** A service of the PBX, such as `*97`: nobody outside. Israel's star numbers are longer. */
const SERVICE = /^[*#]{1,2}\d{0,3}[*#]?$/;

/** Whether a text names a person, by number or peer: not `Voicemail 204`, nor nobody at all. */
export function isPerson(answeredBy: string | null): boolean {
	return answeredBy !== null && !/\s|^voicemail/i.test(answeredBy);
}

/** The ends of a call, in the fields of a call record. */
interface Sides {
	from: string | null;
	fromName: string | null;
	to: string | null;
	answeredBy: string | null;
	externalNumber: string | null;
	callerWithheld?: true;
	extension: string | null;
}

/** Tells the customer's side from ours. */
export function sidesOf(
	direction: Direction | null,
	from: Party | null,
	to: Party | null,
	answeredBy: Party | null,
	fromName: string | null,
): Sides {
	const outside = direction && { inbound: from, outbound: to, internal: null }[direction];
	const ours = direction && { inbound: answeredBy, outbound: from, internal: from }[direction];
	const isWithheld = direction === 'inbound' && (from === null || WITHHELD.test(from.number));
	const isNobody = outside === null || isWithheld || SERVICE.test(outside.number);
	return {
		from: from?.number ?? null,
		fromName,
		to: to?.number ?? null,
		answeredBy: answeredBy?.number ?? null,
		externalNumber: isNobody ? null : outside.number,
		...(isWithheld && { callerWithheld: true }),
		extension: ours?.isExtension ? ours.number : null,
	};
}
