import { isOwnExtension } from '../phoneNumber';
import { beginsWithOneOf, type Home } from '../sameNumber';
import type { Reached } from './deed';

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
		.filter(([, number]) => !(by === 'call' && isOwnExtension(number, tenant)))
		.find(([, number]) => !beginsWithOneOf(number, prefixes, countryCode));
}
