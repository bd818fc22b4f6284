import { pairs, type Pair } from '../../fields/pairs';
import { optionalPhoneNumber, phoneNumber } from '../../fields/phoneNumber';
import type { FieldContext } from '../../fields/field';
import { defineOperation, itemOf } from '../operation';

/** Calls somebody into a flow that speaks values of ours (pbx.md#dial-variables). */
export const dialWithVariables = defineOperation({
	name: 'Dial with Variables',
	action: 'Dial a call with variables',
	description:
		'Call a number and send it to a flow of the PBX that uses your values, e.g. to read out an appointment. This starts a real call.',
	effect: 'reachesPeople',
	timeoutSeconds: 60,
	ifAnswerLost: 'the phone may be ringing',
	reaches: ({ source, destination }) => ({
		by: 'call',
		numbers: [
			['source', source],
			['destination', destination],
		],
	}),
	fields: {
		source: phoneNumber({
			displayName: 'Source',
			placeholder: 'e.g. 0500000001',
			description: 'Number to call',
		}),
		destination: phoneNumber({
			displayName: 'Destination',
			placeholder: 'e.g. 700',
			description: 'Where the call is sent inside the PBX once it is answered, normally a flow',
		}),
		callerId: callerId(),
		variables: pairs(
			{
				displayName: 'Variables',
				placeholder: 'Add Variable',
			},
			{
				entry: 'variable',
				entryName: 'Variable',
				namePlaceholder: 'e.g. meeting',
				nameHint: 'In the PBX a variable is called {TENANT-name}, e.g. {DEMOCO-meeting}',
				valuePlaceholder: 'e.g. Monday at ten',
				check: refuseSeparators,
			},
		),
	},
	async run({ values: { source, destination, callerId, variables }, pbx }) {
		const {
			confirmed,
			reply,
			id: originateId,
		} = await pbx.write({
			script: 'variables',
			parameters: {
				reqtype: 'dial',
				source,
				dest: destination,
				sourceclid: callerId,
				var: variables.length ? variables.map(assignment).join(',') : undefined,
			},
		});
		const asked = { source, destination, variables: asObject(variables) };
		return itemOf({ ...asked, confirmed, originateId, reply });
	},
});

/** The number that the called person sees; the credential keeps the usual one. */
function callerId() {
	const field = optionalPhoneNumber({
		displayName: 'Caller ID',
		placeholder: 'e.g. 0722280800',
		description:
			'Number that the called person sees. Without it the one of the credential is used.',
	});
	return {
		...field,
		read: (raw: unknown, context: FieldContext) =>
			field.read(raw, context) ?? (context.callerId || undefined),
	};
}

/** The PBX cuts at commas and at the first equals sign, and knows no way to escape them. */
function refuseSeparators({ name, value }: Pair, { refuse }: FieldContext): void {
	if (/[,=\s]/.test(name)) {
		refuse(`holds the name "${name}"`, 'A name must not hold commas, equals signs or blanks');
	}
	if (value.includes(',')) {
		refuse(
			`holds a comma in the value of "${name}"`,
			'The PBX separates variables by commas and knows no way to send one. Use another sign, e.g. a semicolon',
		);
	}
}

function assignment({ name, value }: Pair): string {
	return `${name}=${value}`;
}

function asObject(variables: Pair[]): Record<string, string> {
	return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}
