import { e164Of } from '../sameNumber';
import type { Direction } from './direction';
import { bareExtension, visibleText } from '../phoneNumber';

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

/** Whether it is an extension, or a service of the PBX such as `*97`. */
export function isWithin({ number, isExtension }: Party): boolean {
	return isExtension || SERVICE.test(number);
}

/** The direction that the two ends tell: extensions are the tenant's, all else is outside. */
export function directionOfParties(from: Party | null, to: Party | null): Direction | null {
	if (!from || !to) return null;
	if (!from.isExtension) return 'inbound';
	return to.isExtension ? 'internal' : 'outbound';
}

/** Begins what stands in place of a number that is withheld or unknown: `anonymous@anonymous.invalid`. */
const WITHHELD =
	/^["<]*(?:anonymous|blocked|no[ -]?number|private|restricted|unavailable|unknown|withheld)(?![\p{L}\d])/iu;
/** A service of the PBX, such as `*97`: nobody outside. Israel's star numbers are longer. */
const SERVICE = /^[*#]{1,2}\d{0,3}[*#]?$/;

/** Words for what takes a call that no person does; Asterisk's own extensions have one letter. */
const NO_PERSON =
	/^(?:announcement|anonymous|busy|conf(?:erence)?|directory|disa|fax|flow|hang ?up|ivr|menu|moh|nobody|none|null|playback|queue|unknown|vm|voice ?mail)(?!\p{L})|^[a-z]$/iu;

/** Whether a text names a person, by number or peer: not `Voicemail 204` or `*97`, nor nobody at all. */
export function isPerson(answeredBy: string | null): boolean {
	const name = visibleText(answeredBy ?? '');
	if (!/[\p{L}\d]/u.test(name) || /\s|^0$/.test(name)) return false;
	return !SERVICE.test(name) && !NO_PERSON.test(name);
}

/** Whether the number of a caller from outside is none: withheld, unknown, or a text without any number. */
function isWithheldNumber(number: string): boolean {
	const told = visibleText(number);
	return WITHHELD.test(told) || !/[1-9*#]/.test(told);
}

/** The ends of a call, in the fields of a call record. */
interface Sides {
	from: string | null;
	fromName: string | null;
	to: string | null;
	answeredBy: string | null;
	extension: string | null;
	externalNumber: string | null;
	externalNumberE164: string | null;
	callerWithheld?: true;
}

/** Who takes part in a call, as far as the PBX tells. */
interface Ends {
	from: Party | null;
	fromName?: string | null;
	to: Party | null;
	answeredBy: Party | null;
	/** Whoever it rang, in vain or not. */
	rang?: Party | null;
}

/** Tells the customer's side from ours, in the country of the PBX. */
export function sidesOf(
	direction: Direction | null,
	{ from, fromName = null, to, answeredBy, rang = null }: Ends,
	countryCode: string,
): Sides {
	const outside = direction && { inbound: from, outbound: to, internal: null }[direction];
	const called = answeredBy ?? rang;
	const ours = direction && { inbound: called, outbound: from, internal: from }[direction];
	const isWithheld = direction === 'inbound' && (from === null || isWithheldNumber(from.number));
	const isNobody = outside === null || isWithheld || SERVICE.test(outside.number);
	return {
		from: from?.number ?? null,
		fromName,
		to: to?.number ?? null,
		answeredBy: answeredBy?.number ?? null,
		extension: ours?.isExtension ? ours.number : null,
		externalNumber: isNobody ? null : outside.number,
		externalNumberE164: isNobody ? null : (e164Of(outside.number, countryCode) ?? null),
		...(isWithheld && { callerWithheld: true }),
	};
}
