import { numberOutside } from '../pbx/agents/allowedNumbers';
import type { Reached } from '../pbx/agents/deed';
import type { Home } from '../pbx/sameNumber';
import { guardOptions } from '../resources/commonOptions';
import type { Operation } from '../resources/operation';
import type { WriteGuard } from '../transport/binding';
import type { Parameters } from '../fields/readForm';
import { oncePerNumber } from './oncePerNumber';

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
	const once = minutes === undefined ? undefined : oncePerNumber(minutes, reached, home);
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

function labelOf(option: keyof typeof guardOptions): string {
	return guardOptions[option].property.displayName;
}
