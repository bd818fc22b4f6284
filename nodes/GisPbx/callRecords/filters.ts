import { choice, choices } from '../fields/choice';
import { optionalPhoneNumber } from '../fields/phoneNumber';
import { optionalText } from '../fields/text';
import { wholeNumber } from '../fields/wholeNumber';
import type { ValuesOf } from '../fields/field';
import { type CallRecord } from '../pbx/calls/callRecord';
import type { GroupedCall } from '../pbx/calls/groupedCall';
import { bareExtension } from '../pbx/phoneNumber';
import { sameNumber, type Home } from '../pbx/sameNumber';
import { uniqueIdOf } from '../pbx/calls/callIdentity';
import { isMissed as isMissedCall } from '../pbx/calls/missed';

const dispositionOptions = [
	{ name: 'Abandoned', value: 'abandoned' },
	{ name: 'Answered', value: 'answered' },
	{ name: 'Busy', value: 'busy' },
	{ name: 'Congestion', value: 'congestion' },
	{ name: 'Failed', value: 'failed' },
	{ name: 'Missed', value: 'missed', description: 'Inbound calls that no person answered' },
	{ name: 'No Answer', value: 'noAnswer' },
] as const;

/**
 * Filters on calls. All are applied here: the PBX's own cover other columns in every version and
 * were found unreliable (pbx.md#cdrs and pbx.md#simple-cdrs).
 */
export const callFilters = {
	callerNumber: optionalPhoneNumber({
		displayName: 'Caller Number',
		placeholder: 'e.g. 0500000001',
		description: 'Calls from this number',
	}),
	direction: choice({ displayName: 'Direction', default: 'inbound' }, [
		{ name: 'Inbound', value: 'inbound' },
		{ name: 'Internal', value: 'internal' },
		{ name: 'Outbound', value: 'outbound' },
	]),
	disposition: choices(
		{ displayName: 'Disposition', description: 'How the call ended; several may be chosen' },
		dispositionOptions,
	),
	extension: optionalPhoneNumber({
		displayName: 'Extension',
		placeholder: 'e.g. 204',
		description: 'Calls in which this extension took part, or that rang it and nobody took',
	}),
	linkedId: optionalText({
		displayName: 'Linked ID',
		placeholder: 'e.g. pbx01-1717232400.4669',
		description: 'Legs and calls that belong together under this ID',
	}),
	minimumSeconds: wholeNumber(
		{
			displayName: 'Minimum Length (Seconds)',
			default: 10,
			description: 'Calls that lasted at least this long, ringing included',
		},
		{ min: 0, max: 86_400 },
	),
	phone: optionalPhoneNumber({
		displayName: 'Phone',
		placeholder: 'e.g. 0500000001',
		description: 'Calls from or to this number, with or without the country code',
	}),
	queue: optionalText({
		displayName: 'Queue',
		placeholder: 'e.g. 900',
		description: 'Calls that came through the queue with this number, as people dial it',
	}),
};

export type CallFilters = Partial<ValuesOf<typeof callFilters>>;

type Parties = Pick<CallRecord, 'from' | 'to' | 'answeredBy' | 'externalNumber' | 'extension'>;

/** What the filters look at: of a call, a leg, a call with its legs, or an event of a call. */
type FilteredCall = Parties &
	Pick<
		CallRecord,
		'direction' | 'disposition' | 'durationSeconds' | 'linkedId' | 'queue' | 'rang'
	> &
	Partial<Pick<GroupedCall, 'legs'>> & {
		/** Of a leg the call that it belongs to, where it is known. */
		ofCall?: GroupedCall;
	};

/** Whether a call passes all filters that were given, numbers however written; of its legs each party counts. */
export function passes(call: FilteredCall, filters: CallFilters, home: Home): boolean {
	return (Object.keys(filters) as Array<keyof CallFilters>).every((name) => {
		const wanted = filters[name];
		return wanted === undefined || (TESTS[name] as Test<unknown>)(call, wanted, home);
	});
}

type Test<V> = (call: FilteredCall, wanted: V, home: Home) => boolean;

const TESTS: { [K in keyof CallFilters]-?: Test<NonNullable<CallFilters[K]>> } = {
	callerNumber: ({ from }, number, { countryCode, tenant }) =>
		from !== null && sameNumber(from, number, countryCode, tenant),
	direction: ({ direction }, wanted) => direction === wanted,
	disposition: (call, wanted) =>
		wanted.length === 0 ||
		wanted.some((each) => (each === 'missed' ? isMissed(call) : each === call.disposition)),
	extension: (call, wanted, { tenant }) =>
		partiesOf(call, ({ extension, from, to, answeredBy }) => [extension, from, to, answeredBy])
			.concat(call.legs !== undefined || isMissed(call) ? (call.rang ?? []) : [])
			.some((party) => bareExtension(party, tenant) === bareExtension(wanted, tenant)),
	linkedId: ({ linkedId }, wanted) => linkedId === uniqueIdOf(wanted),
	minimumSeconds: ({ durationSeconds }, seconds) => (durationSeconds ?? 0) >= seconds,
	phone: (call, number, { countryCode, tenant }) =>
		partiesOf(call, ({ from, to, externalNumber }) => [from, to, externalNumber]).some((party) =>
			sameNumber(party, number, countryCode, tenant),
		),
	queue: ({ ofCall, queue }, number) => (ofCall?.queue ?? queue) === number.trim(),
};

/** Whether filters on legs ask about the call that a leg belongs to: Missed and Queue are of a call. */
export function askOfCall({ disposition, queue }: CallFilters): boolean {
	return queue !== undefined || disposition?.includes('missed') === true;
}

/**
 * Whether the legs of a call may yet show that it passes: its row in simplecdrs has no linked ID
 * and no queue, and of a call that nobody took no phone that it rang.
 */
export function legsMayTell(call: FilteredCall, filters: CallFilters, home: Home): boolean {
	if (passes(call, filters, home)) return false;
	const told = { ...filters, linkedId: undefined, queue: undefined };
	const extension = isMissed(call) ? undefined : filters.extension;
	return passes(call, { ...told, extension }, home);
}

/** A leg is missed where its call is. */
function isMissed({ ofCall, ...call }: FilteredCall): boolean {
	return isMissedCall(ofCall ?? call);
}

function partiesOf(call: FilteredCall, parties: (call: Parties) => Array<string | null>): string[] {
	return [call, ...(call.legs ?? [])].flatMap(parties).filter((party) => party !== null);
}
