import { numberOutside } from '../pbx/agents/allowedNumbers';
import type { Reached } from '../pbx/agents/deed';
import { numberKey, type Home } from '../pbx/sameNumber';
import { MINUTE_MS } from '../pbx/time/zoneClock';
import { guardOptions, MOST_MINUTES } from '../resources/commonOptions';
import type { Operation } from '../resources/operation';
import type { WriteGuard } from '../transport/binding';
import { ProcessMemory } from '../transport/processMemory';
import type { Parameters } from '../fields/readForm';

/** When each number was last sent to, in milliseconds of a clock that nobody sets; one for this n8n process. */
const lastSent = new ProcessMemory<number>({ most: 200_000, forMs: MOST_MINUTES * MINUTE_MS });

const REACHES_UNKNOWN = {
	message: 'Whom this request reaches is not known, so no option can hold it back',
	description: `Nothing was sent. Use an operation of its own, or remove "${labelOf('allowedPrefixes')}" and "${labelOf('oncePerNumberMinutes')}".`,
};

type Refusal = ReturnType<WriteGuard['refusal']>;

/** What holds the write of an item back, as its options ask; undefined where they ask for nothing. */
export function numberGuardOf(
	operation: Operation,
	parameters: Parameters,
	home: Home,
): WriteGuard | undefined {
	const { options } = parameters;
	const minutes = options.oncePerNumberMinutes as number | undefined;
	const prefixes = options.allowedPrefixes as string[] | undefined;
	if (minutes === undefined && prefixes === undefined) return undefined;
	const reached = reachedBy(operation, parameters);
	if (reached?.isUnknown) return { refusal: () => REACHES_UNKNOWN, enter: () => () => undefined };
	if (!reached?.numbers.length) return undefined;
	const once = minutes === undefined ? undefined : onceEach(minutes, reached, home);
	return {
		refusal: () => (prefixes && refusalByPrefix(reached, prefixes, home)) ?? once?.refusal(),
		enter: () => once?.enter() ?? (() => undefined),
	};
}

/** What holds back what any of the two does; they are asked in this order. */
export function bothGuards(
	first: WriteGuard | undefined,
	second: WriteGuard | undefined,
): WriteGuard | undefined {
	if (!first || !second) return first ?? second;
	return {
		async lookUp() {
			await first.lookUp?.();
			await second.lookUp?.();
		},
		refusal: () => first.refusal() ?? second.refusal(),
		enter() {
			const takeBacks = [first.enter(), second.enter()];
			return () => takeBacks.forEach((takeBack) => takeBack());
		},
		answered(id) {
			first.answered?.(id);
			second.answered?.(id);
		},
	};
}

/** Whom an operation reaches by its values, each number by the label of its field. */
export function reachedBy(
	{ reaches, fields }: Operation,
	{ values, options }: Parameters,
): Reached | undefined {
	const reached = reaches?.(values as never, options as never);
	return (
		reached && {
			...reached,
			numbers: reached.numbers.map(([name, number]) => [
				fields[name]?.property.displayName ?? name,
				number,
			]),
		}
	);
}

function refusalByPrefix(reached: Reached, prefixes: string[], home: Home): Refusal {
	const refused = numberOutside(reached, prefixes, home);
	return (
		refused && {
			message: `${refused.join(' ')} begins with none of the allowed prefixes ${prefixes.join(', ')}`,
			description: `Nothing was sent. Correct the number, or add to the option "${labelOf('allowedPrefixes')}".`,
		}
	);
}

/** Lets the number that a request is about through once within some minutes. */
function onceEach(
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
				description: `Nothing was sent. The option "${labelOf('oncePerNumberMinutes')}" lets the number through in ${inWords(Math.ceil(wait / MINUTE_MS))}. Whether the earlier one was carried out, the PBX knows.`,
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

function labelOf(option: keyof typeof guardOptions): string {
	return guardOptions[option].property.displayName;
}

function inWords(minutes: number): string {
	return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
