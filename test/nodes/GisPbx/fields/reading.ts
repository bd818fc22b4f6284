import type { Field } from '../../../../nodes/GisPbx/fields/field';
import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';

/** What a refusing field says: its label, what is wrong and, mostly, what to do. */
export class Refused extends Error {}

/** Reads a value as the runner does; a refusal is thrown with the label in front. */
export function reading<T>(field: Field<T>, countryCode = '972'): (raw: unknown) => T {
	const label = field.property.displayName;
	return (raw) =>
		field.read(raw, {
			label,
			clock: new PbxClock('Asia/Jerusalem'),
			callerId: '',
			countryCode,
			refuse(problem) {
				throw new Refused(`${label} ${problem}`);
			},
		});
}
