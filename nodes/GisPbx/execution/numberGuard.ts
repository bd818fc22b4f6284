import { beginsWithOneOf, numberKey } from '../pbx/sameNumber';
import { guardOptions } from '../resources/commonOptions';
import type { Operation } from '../resources/operation';
import type { WriteGuard } from '../transport/binding';
import { ProcessMemory } from '../transport/processMemory';
import type { Parameters } from '../fields/readForm';
import { MINUTE_MS } from '../pbx/time/zoneClock';

/** When each number was last sent to, in epoch milliseconds; one for this n8n process. */
const lastSent = new ProcessMemory<number>();

/** What holds the write of an item back, as its options ask; undefined where they ask for nothing. */
export function numberGuardOf(
	{ reaches, fields }: Operation,
	{ values, options }: Parameters,
	tenant: string,
): WriteGuard | undefined {
	const minutes = options.oncePerNumberMinutes as number | undefined;
	const prefixes = options.allowedPrefixes as string[] | undefined;
	if (!reaches || (minutes === undefined && prefixes === undefined)) return undefined;
	const number = values[reaches.number] as string;
	const named = `${fields[reaches.number].property.displayName} ${number}`;
	const key = JSON.stringify([tenant, reaches.by, numberKey(number)]);
	return {
		refusal() {
			if (prefixes && !beginsWithOneOf(number, prefixes)) {
				return {
					message: `${named} begins with none of the allowed prefixes ${prefixes.join(', ')}`,
					description: `Nothing was sent. Correct the number, or add to the option "${labelOf('allowedPrefixes')}"; it is compared with the number as it is sent.`,
				};
			}
			const ago = Date.now() - (lastSent.recall(key) ?? -Infinity);
			const wait = (minutes ?? 0) * MINUTE_MS - ago;
			if (wait <= 0) return undefined;
			return {
				message: `${named} was sent to the PBX ${inWords(Math.floor(ago / MINUTE_MS))} ago`,
				description: `Nothing was sent. The option "${labelOf('oncePerNumberMinutes')}" lets the number through in ${inWords(Math.ceil(wait / MINUTE_MS))}. Whether the earlier one was carried out, the PBX knows.`,
			};
		},
		enter() {
			if (minutes === undefined) return () => undefined;
			const earlier = lastSent.recall(key);
			lastSent.keep(key, Date.now());
			return () => {
				if (earlier === undefined) lastSent.forget(key);
				else lastSent.keep(key, earlier);
			};
		},
	};
}

function labelOf(option: keyof typeof guardOptions): string {
	return guardOptions[option].property.displayName;
}

function inWords(minutes: number): string {
	return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
