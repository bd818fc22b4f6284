import type { INodeProperties } from 'n8n-workflow';

import type { PbxClock } from '../pbx/time/zoneClock';

/** What a field may know while it reads a value: its own label, the PBX's clock and the way to refuse. */
export interface FieldContext {
	/** Display name of the field, for texts. */
	label: string;
	clock: PbxClock;
	/** The caller ID kept in the credential, or an empty text. */
	callerId: string;
	/** Of the country in which the PBX stands, by the credential. */
	countryCode: string;
	/** Ends the item with an error that names the field and the item; nothing has been sent then. */
	refuse(problem: string, advice?: string): never;
}

/**
 * One parameter of an operation: how the form shows it and how its value is read.
 * The parameter's name is the key under which the operation keeps the field.
 */
export interface Field<T> {
	property: Omit<INodeProperties, 'name'>;
	/** Shown, and read, only while these sibling parameters have one of these values. */
	showWhen?: Record<string, Array<string | number | boolean>>;
	/** Set by {@link notSent}. */
	notSent?: true;
	/** Turns what n8n hands over (literal or resolved expression) into the value that the operation uses. */
	read(raw: unknown, context: FieldContext): T;
}

/** Fields by parameter name. */
export type Fields = Record<string, Field<unknown>>;

/** The values of fields, typed by what each field reads. */
export type ValuesOf<F extends Fields> = { [K in keyof F]: ReturnType<F[K]['read']> };

/** What a field needs to be told to be shown; the rest has defaults. */
export type FieldTexts = Pick<INodeProperties, 'displayName'> &
	Partial<
		Pick<INodeProperties, 'description' | 'placeholder' | 'hint' | 'default' | 'typeOptions'>
	>;

/** A field that tells the node what to do and that the PBX does not get: no refusal is about it. */
export function notSent<T>(field: Field<T>): Field<T> {
	return { ...field, notSent: true };
}

/** A field that the form shows no more and that is read where a workflow was saved with it. */
export function hidden<T>(field: Field<T>): Field<T> {
	return { ...field, property: { ...field.property, type: 'hidden' } };
}

/** A field within a collection: n8n asks for one that is required even where it has not been added. */
export function ofCollection<T>(field: Field<T>): Field<T> {
	const property = { ...field.property };
	delete property.required;
	return { ...field, property };
}
