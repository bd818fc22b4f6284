import type { Field, FieldContext, FieldTexts } from './field';

interface Range {
	min: number;
	max: number;
}

/** A whole number within a range. Texts that hold a number are accepted, as expressions often give one. */
export function wholeNumber(
	texts: FieldTexts & { default: number },
	{ min, max }: Range,
): Field<number> {
	return {
		property: {
			type: 'number',
			...texts,
			typeOptions: { minValue: min, maxValue: max, numberPrecision: 0, ...texts.typeOptions },
		},
		read: (raw, context) => readWholeNumber(raw, context, { min, max }),
	};
}

function readWholeNumber(raw: unknown, context: FieldContext, { min, max }: Range): number {
	const given = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
	if (typeof given !== 'number' || !Number.isInteger(given) || given < min || given > max) {
		return context.refuse(`must be a whole number from ${min} to ${max}`);
	}
	return given;
}
