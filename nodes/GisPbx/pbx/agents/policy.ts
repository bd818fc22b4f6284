import { numberOutside } from './allowedNumbers';
import type { Home } from '../sameNumber';
import { isOpenAt } from '../time/openingHours';
import { isPrintedTime } from '../time/wallTime';
import type { PbxClock } from '../time/zoneClock';
import { isWithin, type Deed, type Effect } from './deed';
import type { AgentLimits, Limit } from './limits';

/** Why an agent may not, in words for it; `limit` is the field of the credential that says so. */
export interface AgentRefusal {
	message: string;
	description: string;
	limit: Limit;
}

/** Whose PBX it is, and what time. */
interface Scene extends Home {
	clock: PbxClock;
	/** In epoch milliseconds. */
	now: number;
}

const DOES: Record<Effect, string> = {
	reads: 'reads',
	writes: 'changes something',
	reachesPeople: 'reaches people or costs money',
};
/** Of what is a change, until a number outside makes it more. */
const ROUTES = 'sends callers to a number that is no own extension';
const MAY_ROUTE = 'It may read and change settings, and name own extensions here';
const MAY: Record<Effect, string> = {
	reads: 'It may only read: use operations that get, search or summarize',
	writes: 'It may read and change settings, but ring nobody and send no message',
	reachesPeople: 'It may do anything that this node does',
};

/** Why an agent may not do something, or undefined where it may; how often is {@link hourlyRefusal}'s. */
export function agentRefusal(
	limits: AgentLimits,
	deed: Deed,
	scene: Scene,
): AgentRefusal | undefined {
	const { may, unreadable } = limits;
	const isRoute = deed.effect === 'reachesPeople' && deed.reached?.by === 'route';
	if (!isWithin(deed.isDryRun ? 'reads' : deed.effect, may)) {
		return refusal(
			'agentsMay',
			`"${deed.name}" ${isRoute ? ROUTES : DOES[deed.effect]}, which this agent may not`,
			`${isRoute && may === 'writes' ? MAY_ROUTE : MAY[may]}. Other values change nothing about it: a person has to do this.`,
		);
	}
	if (deed.effect !== 'reachesPeople') return undefined;
	if (unreadable.length > 0) {
		return refusal(
			unreadable[0],
			'The limits of this agent cannot be read, so it reaches nobody',
			'A person has to correct them in the credential.',
		);
	}
	return numberRefusal(limits, deed, scene) ?? hoursRefusal(limits, deed, scene);
}

/** Why an agent may not reach people once more, having done so often within the last hour. */
export function hourlyRefusal(
	{ perHour }: Pick<AgentLimits, 'perHour'>,
	often: number,
): AgentRefusal | undefined {
	if (perHour === undefined || often < perHour) return undefined;
	return refusal(
		'agentCallsPerHour',
		`This agent may reach people ${perHour} times an hour, and ${often} calls and messages were counted in the last one`,
		'Try again later, or leave it to a person.',
	);
}

/** Nobody knows whom a request reaches that names no number, such as the start of a campaign. */
function numberRefusal({ numbers }: AgentLimits, { name, reached }: Deed, home: Scene) {
	if (!numbers) return undefined;
	const allowed = `It may reach numbers that begin with ${numbers.join(', ')}, and own extensions.`;
	if (!reached?.numbers.length) {
		return refusal(
			'agentNumbers',
			`Whom "${name}" reaches is not known, and this agent may reach some numbers only`,
			allowed,
		);
	}
	const outside = numberOutside(reached, numbers, home);
	return (
		outside &&
		refusal('agentNumbers', `${outside.join(' ')} is not for this agent to reach`, allowed)
	);
}

/** Now and, where it is sent later, then. */
function hoursRefusal(limits: AgentLimits, { reached }: Deed, { clock, now }: Scene) {
	const times = [clock.textOf(now), ...(reached?.at ? [reached.at] : [])];
	for (const time of times) {
		const limit = closedBy(limits, time);
		if (!limit) continue;
		return refusal(
			limit,
			`This agent may not reach people at ${time.slice(0, 16)}, the PBX's time`,
			`It may at other times${limits.hours ? `: ${limits.hours.text}` : ''}${limits.holidays ? `, but not on ${limits.holidays.join(', ')}` : ''}.`,
		);
	}
	return undefined;
}

/** The field by which nobody is reached when the PBX's clock shows a time. */
function closedBy({ hours, holidays }: AgentLimits, time: string): Limit | undefined {
	if (holidays && (!isPrintedTime(time) || holidays.includes(time.slice(0, 10)))) {
		return 'agentHolidays';
	}
	return hours && !(isPrintedTime(time) && isOpenAt(hours.open, time)) ? 'agentHours' : undefined;
}

function refusal(limit: Limit, message: string, advice: string): AgentRefusal {
	return { limit, message, description: `Nothing was sent. ${advice}` };
}
