import { atOnce, type LongWork } from '../../../../nodes/GisPbx/pbx/longWork';

export { atOnce };

/** The same function, its work done at one go. */
export function allAtOnce<A extends unknown[], T>(
	start: (...given: A) => LongWork<T>,
): (...given: A) => T {
	return (...given) => atOnce(start(...given));
}
