import { isOwnExtension } from '../phoneNumber';
import { beginsWithOneOf, type Home } from '../sameNumber';
import type { Effect, Reached } from './deed';

/** By these an extension of our own is a telephone in the house; a message to it goes through the network. */
const RINGING: Array<Reached['by']> = ['call', 'route'];

/**
 * The first of all numbers that ring which begins with none of the prefixes; calls to extensions of
 * our own reach nobody outside.
 */
export function numberOutside(
	{ by, numbers }: Reached,
	prefixes: string[],
	{ tenant, countryCode }: Home,
): Reached['numbers'][number] | undefined {
	return numbers
		.filter(([, number]) => !(RINGING.includes(by) && isOwnExtension(number, tenant)))
		.find(([, number]) => !beginsWithOneOf(number, prefixes, countryCode));
}

/** What is done to the world by whom is reached, too: who sends callers to a number outside reaches people. */
export function effectOn(effect: Effect, reached: Reached | undefined, home: Home): Effect {
	const sendsOutside = reached?.by === 'route' && numberOutside(reached, [], home) !== undefined;
	return sendsOutside ? 'reachesPeople' : effect;
}
