import { partyOf } from '../../../pbx/calls/callParties';
import { currentCallsFrom, type CurrentCall } from '../../../pbx/calls/currentCall';
import { extensionState } from '../../../pbx/lists/extension';
import { isRow } from '../../../pbx/rows';
import type { PbxClock } from '../../../pbx/time/zoneClock';
import type { PbxConnection } from '../../../transport/connection';
import type { OtherForms } from './otherForms';

/** The PBX that is asked about a call, and whether nothing more is to be asked. */
export interface Asking {
	pbx: PbxConnection;
	forms: OtherForms;
	clock: PbxClock;
	isStopped(): boolean;
}

/** The number of a party that may be an extension of ours; undefined for any other. */
export function extensionOf({ pbx }: Pick<Asking, 'pbx'>, text: string): string | undefined {
	const party = partyOf(text, pbx.settings.tenant);
	return party?.isExtension ? party.number : undefined;
}

type PhoneState = Pick<
	ReturnType<typeof extensionState>,
	'registered' | 'talking' | 'otherParty' | 'callId' | 'linkedId'
>;

/** What extstate says of a phone; undefined where it says nothing (pbx.md#extension-state). */
export async function stateOf(
	{ pbx, forms }: Pick<Asking, 'pbx' | 'forms'>,
	ext: string,
): Promise<PhoneState | undefined> {
	const { json, other } = await forms.ask(
		pbx,
		{ reqtype: 'INFO', info: 'extstate', ext },
		{ other: { format: 'simple', expected: 'text' } },
	);
	// In that form the number alone is told, while it talks with one.
	const isNumber = typeof other === 'string' && NUMBER.test(other);
	return isNumber ? { ...TALKING, otherParty: other } : stateIn(ext, json);
}

/** What the JSON of extstate says of a phone; undefined where it is none. */
export function stateIn(ext: string, json: unknown): ReturnType<typeof extensionState> | undefined {
	return isRow(json) && 'UniqueID' in json ? extensionState(ext, json) : undefined;
}

const NUMBER = /^[+*#]?\d[\d*#]*(?:-\S+)?$/;
const TALKING = { registered: true, talking: true, callId: null, linkedId: null };

/** The calls that a phone has; none too where the PBX has no such list (pbx.md#current-calls). */
export async function callsOf(
	{ pbx, forms, clock }: Asking,
	phone: string,
): Promise<CurrentCall[]> {
	const { json, other } = await forms.ask(
		pbx,
		{ reqtype: 'GETCURRENTCALLS', phone, multiple: 'yes' },
		{ json: 'list', other: { format: 'plain', expected: 'text' } },
	);
	return currentCallsFrom(json ?? other, clock, pbx.settings.tenant);
}
