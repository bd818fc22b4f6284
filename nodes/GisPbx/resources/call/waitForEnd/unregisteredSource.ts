import { fetchExtensions } from '../../../directory/extensions';
import type { Extension } from '../../../pbx/lists/extension';
import { SECOND_MS } from '../../../pbx/time/zoneClock';
import { hasChannels } from './isUp';
import { callsOf, extensionOf, stateOf, type Asking } from './phone';

/** A phone that is woken by push registers after the dial, if it does. */
const WAKES_WITHIN_MS = 15 * SECOND_MS;
/** Words of info=extensions for a phone that is away (asterisk.md#words). */
const AWAY = ['UNAVAILABLE', 'INVALID', 'UNKNOWN'];
/** Rings others in its place. */
const VIRTUAL = 'VIRTUAL';

/**
 * Tells whether a call has failed because its source is not registered: such a call leaves no row
 * (asterisk.md#click-to-call). So it is where the phone is away at the dial and still when it had
 * the time to wake up, it is an extension of ours, and the PBX shows no call.
 */
export class UnregisteredSource {
	private awaySince: number | undefined;
	private isDecided = false;

	constructor(
		private readonly asking: Asking,
		private readonly call: { originateId: string; source: string },
	) {}

	/** To be asked at each look that finds no row: the first is the one at the dial. `now`: epoch milliseconds. */
	async isSeen(now: number): Promise<boolean> {
		const number = extensionOf(this.asking, this.call.source);
		const { awaySince } = this;
		if (number === undefined || this.isDecided || this.asking.isStopped()) return false;
		if (awaySince !== undefined && now < awaySince + WAKES_WITHIN_MS) return false;
		const isAway = await this.isAway(number).catch(() => false);
		this.awaySince ??= now;
		this.isDecided = awaySince !== undefined || !isAway;
		return (
			isAway && awaySince !== undefined && (await this.isOursAndIdle(number).catch(() => false))
		);
	}

	private async isAway(number: string): Promise<boolean> {
		return (await stateOf(this.asking, number))?.registered === false;
	}

	private async isOursAndIdle(number: string): Promise<boolean> {
		const found = await fetchExtensions(this.asking.pbx, { number });
		if (!found.some((each) => each.number === number && isAwayPhone(each))) return false;
		// A PBX without such a list may still show the call itself.
		const current = await callsOf(this.asking, number).catch(() => []);
		return current.length === 0 && !(await hasChannels(this.asking, this.call));
	}
}

function isAwayPhone({ technology, state }: Extension): boolean {
	if (technology?.toUpperCase() === VIRTUAL) return false;
	return state === null || AWAY.includes(state.toUpperCase());
}
