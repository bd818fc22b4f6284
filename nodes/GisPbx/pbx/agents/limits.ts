import { prefixesIn } from '../sameNumber';
import { openingHoursOf, type OpeningHours } from '../time/openingHours';
import { wallTimeOf } from '../time/wallTime';
import { meaningIn } from '../columns';
import type { Effect } from './deed';

/** The fields of the credential by their labels, under AI Agents; names are part of saved credentials. */
export const LIMITS = {
	agentsMay: 'Agents May',
	agentNumbers: 'Agent Numbers',
	agentHours: 'Agent Hours',
	agentHolidays: 'Agent Holidays',
	agentCallsPerHour: 'Agent Calls per Hour',
} as const;
export type Limit = keyof typeof LIMITS;

/** What the credential lets agents do, whatever a form or a prompt says (decisions.md#limits-for-agents). */
export interface AgentLimits {
	/** The most that an operation may do. */
	may: Effect;
	/** How the numbers begin that may be reached; undefined for any. */
	numbers?: string[];
	/** When people may be reached, by the PBX's clock, with the text that says so; undefined for always. */
	hours?: { text: string; open: OpeningHours };
	/** Days, `YYYY-MM-DD`, on which nobody is. */
	holidays?: string[];
	/** How often people may be reached within an hour; undefined for any. */
	perHour?: number;
	/** Whether of numbers that are handed out three digits are left. */
	masksNumbers: boolean;
	/** Whether names that are handed out are hidden. */
	masksNames: boolean;
	/** Fields that hold something else: nobody is reached until they are corrected. */
	unreadable: Limit[];
}

/** The values of Agents May; any other means the first. */
const AGENTS_MAY: Record<string, Effect> = {
	read: 'reads',
	change: 'writes',
	reachPeople: 'reachesPeople',
};

/** The limits that the fields of a credential hold; an expression may have given a value of any kind. */
export function agentLimitsOf(fields: Record<string, unknown>): AgentLimits {
	const unreadable: Limit[] = [];
	/** Undefined for an empty field, and for one that is not there, as in a credential of an older version. */
	const read = <T>(limit: Limit, meaningOf: (text: string) => T | undefined): T | undefined => {
		const value = Object.hasOwn(fields, limit) ? fields[limit] : '';
		const isText = typeof value === 'string' || typeof value === 'number';
		const text = String(isText ? value : '').trim();
		if (isText && text === '') return undefined;
		const meaning = isText ? meaningOf(text) : undefined;
		if (meaning === undefined) unreadable.push(limit);
		return meaning;
	};
	/** What is neither on nor off hides; a credential of an older version has no such field. */
	const isMasked = (name: string) => Object.hasOwn(fields, name) && fields[name] !== false;
	const { agentsMay } = fields;
	return {
		may: meaningIn(AGENTS_MAY, typeof agentsMay === 'string' ? agentsMay : '') ?? 'reads',
		numbers: read('agentNumbers', (text) => filled(prefixesIn(text))),
		hours: read('agentHours', hoursIn),
		holidays: read('agentHolidays', daysIn),
		perHour: read('agentCallsPerHour', (text) => (/^\d{1,6}$/.test(text) ? +text : undefined)),
		masksNumbers: isMasked('maskNumbers'),
		masksNames: isMasked('maskNames'),
		unreadable,
	};
}

function filled<T>(list: T[]): T[] | undefined {
	return list.length > 0 ? list : undefined;
}

function hoursIn(text: string): AgentLimits['hours'] {
	const open = openingHoursOf(text);
	return open && { text, open };
}

/** Dates with commas, blanks or lines between them. */
function daysIn(text: string): string[] | undefined {
	const days = text.split(/[\s,;]+/).filter((day) => day !== '');
	const areDates = days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day) && wallTimeOf(day));
	return areDates ? filled(days) : undefined;
}
