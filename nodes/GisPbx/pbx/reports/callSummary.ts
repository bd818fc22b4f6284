import { isOpenAt, type OpeningHours } from '../time/openingHours';
import type { PbxClock } from '../time/zoneClock';
import type { Window } from '../time/window';
import { fixedGroupsOf, groupKeyOf, timeGroupsOf, type GroupBy } from './callGroups';
import { CallFigures } from './callFigures';
import { Groups, type Group } from './groups';
import { NumberIndex } from './numberIndex';
import type { ReportedCall } from './reportedCall';

interface SummaryOf {
	by: GroupBy;
	window: Window;
	clock: PbxClock;
	countryCode: string;
	serviceLevelSeconds: number;
	/** Tells calls within from those outside. */
	openingHours?: OpeningHours;
}

/** Figures of a group, and of what it has within and outside the opening hours. */
type Counted = Record<'all', CallFigures> & Partial<Record<'within' | 'outside', CallFigures>>;

/** The figures of calls by group, of calls in any order. */
export class CallSummary {
	private readonly groups: Groups<Counted>;
	private readonly keyOf: (call: ReportedCall['call']) => Group;

	constructor(private readonly of: SummaryOf) {
		const { by, window, clock, serviceLevelSeconds } = of;
		const numbers = new NumberIndex(of.countryCode);
		const keyOf = groupKeyOf(by);
		this.keyOf = (call) => keyOf(call, numbers);
		const figures = () => new CallFigures(numbers, serviceLevelSeconds);
		const split = () => (of.openingHours ? { within: figures(), outside: figures() } : {});
		this.groups = new Groups<Counted>(
			fixedGroupsOf(by, window, clock),
			() => ({ all: figures(), ...split() }),
			({ all }) => all.calls,
		);
	}

	add(reported: ReportedCall): void {
		const counted = this.groups.of(this.keyOf(reported.call));
		counted.all.add(reported);
		const { openingHours: hours } = this.of;
		const { startedAt } = reported.call;
		if (!hours || startedAt === null) return;
		const part = isOpenAt(hours, startedAt) ? counted.within : counted.outside;
		(part as CallFigures).add(reported);
	}

	/** The groups in order, those of time all of them. */
	items() {
		return this.groups.inOrder().map(([group, counted]) => ({ group, ...itemOfFigures(counted) }));
	}

	/** The figures of what stood `ms` of wall time before a group of the window behind this one. */
	itemBefore(group: Group, ms: number) {
		const times = timeGroupsOf(this.of.by);
		const before = group === null || !times ? group : times.before(group, ms, this.of.clock);
		return itemOfFigures(this.groups.peek(before));
	}
}

function itemOfFigures({ all, within, outside }: Counted) {
	return {
		...all.toItem(),
		...(within && { within: within.toItem() }),
		...(outside && { outside: outside.toItem() }),
	};
}
