import type { LongWork } from '../../../../nodes/GisPbx/pbx/longWork';

/** Does the work at one go. */
export function atOnce<T>(work: LongWork<T>): T {
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
	}
}

/** The same function, its work done at one go. */
export function allAtOnce<A extends unknown[], T>(
	start: (...given: A) => LongWork<T>,
): (...given: A) => T {
	return (...given) => atOnce(start(...given));
}
