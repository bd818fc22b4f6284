import type { Reached } from '../pbx/agents/deed';
import { numberKey, type Home } from '../pbx/sameNumber';
import { MINUTE_MS } from '../pbx/time/zoneClock';
import { guardOptions, MOST_MINUTES } from '../resources/commonOptions';
import type { WriteGuard } from '../transport/binding';
import { ProcessMemory } from '../transport/processMemory';

/** When each number was last sent to, in milliseconds of a clock that nobody sets; one for this n8n process. */
const lastSent = new ProcessMemory<number>({ most: 200_000, forMs: MOST_MINUTES * MINUTE_MS });

const LABEL = guardOptions.oncePerNumberMinutes.property.displayName;

/** Lets the number that a request is about through once within some minutes. */
export function oncePerNumber(
	minutes: number,
	{ by, numbers: [first] }: Reached,
	{ tenant, countryCode }: Home,
): WriteGuard {
	const [, number] = first;
	// To the PBX a tenant in small letters may well be the same.
	const key = JSON.stringify([tenant.toLowerCase(), by, numberKey(number, countryCode, tenant)]);
	return {
		refusal() {
			const ago = performance.now() - (lastSent.recall(key) ?? -Infinity);
			const wait = minutes * MINUTE_MS - ago;
			if (wait <= 0) return undefined;
			return {
				message: `${first.join(' ')} was sent to the PBX ${inWords(Math.floor(ago / MINUTE_MS))} ago`,
				description: `Nothing was sent. The option "${LABEL}" lets the number through in ${inWords(Math.ceil(wait / MINUTE_MS))}. Whether the earlier one was carried out, the PBX knows.`,
			};
		},
		enter() {
			const earlier = lastSent.recall(key);
			lastSent.keep(key, performance.now());
			return () => {
				if (earlier === undefined) lastSent.forget(key);
				else lastSent.keep(key, earlier);
			};
		},
	};
}

function inWords(minutes: number): string {
	return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
