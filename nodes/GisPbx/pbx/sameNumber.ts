import { DEFAULT_COUNTRY_CODE, dialPlanOf, knownCountryCodeOf, type DialPlan } from './dialPlans';
import { bareExtension, cleanNumber, isPlainNumber } from './phoneNumber';

/** What has fewer digits is an extension or a service, and compared as a text. */
const SHORTEST = 7;
/** A number of a country that is written with its code but without a prefix has at least this many. */
const SHORTEST_BEHIND_CODE = 8;

/** An E.164 number with the country code, which never begins with a 0. */
const E164 = /^[1-9]\d{3,14}$/;

/** Codes that a caller dials before a number, one or several, e.g. to withhold his own: `*67`, `#31#`, `*21*`. */
const SERVICE_CODE = /^(?:[*#]{1,2}\d{1,3}[*#]|[*#]\d\d)+(?=\+?\d{7})/;

/** Most numbers that a PBX prints: there is nothing to take away. */
const DIGITS = /^\+?\d+$/;
/** A number, or one of Israel's star numbers, behind which a phone sends `#` to be done. */
const ENDED_BY_HASH = /^(?:\+?\d{7,}|\*\d{4})#$/;

/** Where a number is read: the tenant whose extensions are bare numbers, and the country of the PBX. */
export interface Home {
	tenant: string;
	countryCode: string;
}

/**
 * One text for all ways to write a number (decisions.md#numbers): `+972501234567` for `0501234567`,
 * `00972501234567` and `*67050-1234567` where the PBX stands in Israel. An extension is its bare
 * number, one of another tenant than the given as it stands, and any other text itself in small letters.
 */
export function numberKey(
	number: string,
	countryCode = DEFAULT_COUNTRY_CODE,
	tenant?: string,
): string {
	const dialled = dialledNumber(number);
	return e164Of(dialled, countryCode) ?? bareExtension(dialled, tenant).toLowerCase();
}

/** Whether two texts name one number or one extension, however each is written. */
export function sameNumber(
	a: string,
	b: string,
	countryCode = DEFAULT_COUNTRY_CODE,
	tenant?: string,
): boolean {
	const key = numberKey(a, countryCode, tenant);
	return isDialled(key) && key === numberKey(b, countryCode, tenant);
}

/**
 * Whether a number begins with one of the prefixes, both however they are written: `+972501234567`
 * begins with `05`. Any other text, such as `204-DEMOCO`, must equal one: a beginning says nothing
 * about where `05&0900` leads.
 */
export function beginsWithOneOf(
	number: string,
	prefixes: string[],
	countryCode = DEFAULT_COUNTRY_CODE,
): boolean {
	const dialled = dialledNumber(number);
	if (!isPlainNumber(dialled)) return prefixes.includes(number);
	const key = numberKey(dialled, countryCode);
	const isInFull = key.startsWith('+');
	return prefixes.some((prefix) => {
		// A number and a prefix may both leave out the + before the country code.
		if (key === `+${dialled}` && dialled.startsWith(prefix)) return true;
		const beginning = isInFull ? e164BeginningOf(prefix, countryCode) : prefix;
		return beginning === undefined ? number.startsWith(prefix) : key.startsWith(beginning);
	});
}

/** Prefixes with commas, semicolons or lines between them, cleaned as numbers are. */
export function prefixesIn(text: string): string[] {
	return text
		.split(/[,;\n]/)
		.map(cleanNumber)
		.filter(Boolean);
}

/** How numbers in E.164 begin that begin with a prefix; undefined where it names no country. */
function e164BeginningOf(prefix: string, countryCode: string): string | undefined {
	const plan = dialPlanOf(countryCode);
	const abroad = behindInternational(prefix, plan);
	if (abroad !== undefined) return abroad === '' ? undefined : `+${abroad}`;
	const isTrunk = plan.trunk !== '' && prefix.startsWith(plan.trunk);
	return `+${countryCode}${isTrunk ? prefix.slice(plan.trunk.length) : prefix}`;
}

/** The number in E.164, `+` and digits; undefined for whatever is no number of a telephone network. */
export function e164Of(number: string, countryCode = DEFAULT_COUNTRY_CODE): string | undefined {
	const dialled = dialledNumber(number);
	if (!DIGITS.test(dialled) || dialled.replace('+', '').length < SHORTEST) return undefined;
	const plan = dialPlanOf(countryCode);
	const abroad = behindInternational(dialled, plan) ?? withCode(dialled, countryCode, plan);
	const digits =
		abroad === undefined
			? countryCode + withoutTrunk(dialled, plan)
			: withoutStray(abroad, countryCode);
	return E164.test(digits) ? `+${digits}` : undefined;
}

/** How many digits of a dialled number are its own: not those that lead abroad, nor codes in front. */
export function digitsOf(number: string, countryCode: string): number {
	const dialled = dialledNumber(number);
	const own = behindInternational(dialled, dialPlanOf(countryCode)) ?? dialled;
	return own.replace(/\D/g, '').length;
}

/** What rings: without signs of writing, the codes in front and the `#` behind. */
function dialledNumber(number: string): string {
	if (DIGITS.test(number)) return number;
	const cleaned = cleanNumber(number);
	if (!isPlainNumber(cleaned)) return cleaned;
	const rung = cleaned.replace(SERVICE_CODE, '');
	return ENDED_BY_HASH.test(rung) ? rung.slice(0, -1) : rung;
}

function behindInternational(dialled: string, { international }: DialPlan): string | undefined {
	if (dialled.startsWith('+')) return dialled.slice(1);
	return international.test(dialled) ? dialled.replace(international, '') : undefined;
}

/** Some leave out the `+` before the country code; what is as long as a number at home is one. */
function withCode(dialled: string, countryCode: string, plan: DialPlan): string | undefined {
	const { digits, fewestDigits = SHORTEST_BEHIND_CODE } = plan;
	const rest = dialled.length - countryCode.length;
	const isInFull = digits === undefined ? rest >= fewestDigits : rest === digits;
	return isInFull && dialled.startsWith(countryCode) ? dialled : undefined;
}

/** A trunk prefix that numbers may begin with themselves is one only where that makes it too long. */
function withoutTrunk(dialled: string, { trunk, digits }: DialPlan): string {
	if (trunk === '' || !dialled.startsWith(trunk)) return dialled;
	const isOfNumber = !trunk.startsWith('0') && dialled.length - trunk.length !== digits;
	return isOfNumber ? dialled : dialled.slice(trunk.length);
}

/** `+972 050…` is dialled without the 0, which only some countries write behind their code. */
function withoutStray(digits: string, countryCode: string): string {
	const code = digits.startsWith(countryCode) ? countryCode : knownCountryCodeOf(digits);
	if (code === undefined) return digits;
	const { trunk } = dialPlanOf(code);
	const national = digits.slice(code.length);
	const isStray = trunk.startsWith('0') && national.startsWith(trunk);
	return isStray ? code + national.slice(trunk.length) : digits;
}

/** Whether there is anything in a key that could be dialled. */
function isDialled(key: string): boolean {
	return /\d/.test(key);
}
