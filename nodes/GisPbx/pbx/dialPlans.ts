/** How numbers are dialled within a country. */
export interface DialPlan {
	/** What comes before the country code of a number abroad, at the beginning of a dialled number. */
	international: RegExp;
	/** What comes before a number of the country itself; blank where nothing does. */
	trunk: string;
	/** Digits of each number without the trunk prefix, where all have as many. */
	digits?: number;
	/** Digits that a number has behind the country code at least, where other numbers begin like it. */
	fewestDigits?: number;
}

export const DEFAULT_COUNTRY_CODE = '972';

const ITU: DialPlan = { international: /^00/, trunk: '0' };
const NO_TRUNK: DialPlan = { international: /^00/, trunk: '' };

/**
 * By country code what differs from the ITU's 00 and 0, as the numbering plans have it. Italy and
 * San Marino write the 0 of a fixed line abroad as well.
 */
const PLANS: Record<string, DialPlan> = {
	'1': { international: /^011/, trunk: '1', digits: 10 },
	'7': { international: /^810/, trunk: '8', digits: 10 },
	'30': NO_TRUNK,
	'34': NO_TRUNK,
	'36': { international: /^00/, trunk: '06' },
	// Mobile numbers of ten digits begin with 390 to 393, too.
	'39': { ...NO_TRUNK, fewestDigits: 9 },
	'45': NO_TRUNK,
	'47': NO_TRUNK,
	'48': NO_TRUNK,
	'52': NO_TRUNK,
	'56': NO_TRUNK,
	'57': NO_TRUNK,
	'61': { international: /^0011/, trunk: '0' },
	'65': { international: /^0[0-3]\d/, trunk: '' },
	'66': { international: /^00[1-9]/, trunk: '0' },
	'81': { international: /^010/, trunk: '0' },
	'82': { international: /^00(?:[125689]|3\d\d|7\d\d)/, trunk: '0' },
	'91': { international: /^00/, trunk: '0', digits: 10 },
	'351': NO_TRUNK,
	'352': NO_TRUNK,
	'356': NO_TRUNK,
	'357': NO_TRUNK,
	'371': NO_TRUNK,
	'372': NO_TRUNK,
	'376': NO_TRUNK,
	'378': NO_TRUNK,
	'420': NO_TRUNK,
	'852': { international: /^00[1-9]/, trunk: '' },
	'853': NO_TRUNK,
	// The carriers of Israel have codes of their own.
	'972': { international: /^0(?:0|1(?:05|[2-9]))/, trunk: '0' },
};

/** The plan of a country, by its code. */
export function dialPlanOf(countryCode: string): DialPlan {
	return Object.hasOwn(PLANS, countryCode) ? PLANS[countryCode] : ITU;
}

/** The country code, of those that are known here, with which digits begin; of two the longer. */
export function knownCountryCodeOf(digits: string): string | undefined {
	return [3, 2, 1]
		.map((length) => digits.slice(0, length))
		.find((code) => Object.hasOwn(PLANS, code));
}
