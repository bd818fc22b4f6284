import { textIn } from '../columns';
import type { Row } from '../rows';
import type { CallRecord } from './callRecord';
import { isPerson } from './callParties';
import { ANSWERED } from './disposition';
import type { GroupedCall } from './groupedCall';

/** A call of either list; of one with its legs the disposition itself tells whether a person took it. */
type AnyCall = Pick<CallRecord, 'direction' | 'disposition' | 'answeredBy'> &
	Partial<Pick<GroupedCall, 'legs'>>;

/** An inbound call that no person took: the PBX's own list calls answered what voicemail or nobody did. */
export function isMissed({ direction, disposition, answeredBy, legs }: AnyCall): boolean {
	if (direction !== 'inbound') return false;
	return disposition !== ANSWERED || (legs === undefined && !isPerson(answeredBy));
}

const VOICEMAIL = /^voicemail\b/i;

/** Whether voicemail took the call of a leg, by its application or by where it landed (asterisk.md#rows). */
export function isVoicemailLeg(row: Row): boolean {
	const application = textIn(row, 'lastapp');
	if (application !== null) return VOICEMAIL.test(application);
	return [textIn(row, 'wherelanded'), textIn(row, 'lastdst')].some(isVoicemail);
}

/** Whether voicemail is what a column names, such as `Voicemail 506`. */
export function isVoicemail(answeredBy: string | null): boolean {
	return answeredBy !== null && VOICEMAIL.test(answeredBy);
}
