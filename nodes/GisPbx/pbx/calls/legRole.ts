import { partyOf, type Party } from './callParties';
import type { CallRecord } from './callRecord';
import { ANSWERED } from './disposition';
import { textIn } from '../columns';
import { hasLetters } from '../phoneNumber';
import type { Row } from '../rows';

/** Which part a leg plays in its call. */
export interface LegRole {
	/** The extension that it rang; null for a number outside and for a service such as voicemail. */
	phone: string | null;
	/** Number of the queue that rang it; null where none did or the PBX does not tell. */
	queue: string | null;
	/** Whoever it was for: extension or number. */
	party: string | null;
	/** The caller's own phone, which a click-to-call rings first. */
	isOwn: boolean;
	/** Whether a person answered, not a queue, a menu or voicemail. */
	isTaken: boolean;
	/** Unique ID of the leg that was transferred. */
	transferOf: string | null;
}

/** Reads what the PBX says of a leg beside its record (pbx-protocol 4.7 and 5). */
export function roleOf(row: Row, record: CallRecord): LegRole {
	const tenant = textIn(row, 'accountcode');
	const application = textIn(row, 'lastapp');
	const last = partyOf(textIn(row, 'lastdst'), tenant);
	const queue = queueOf(row, application, tenant);
	const landed = phoneOf(row, tenant)?.number ?? null;
	const phone = landed === queue ? null : landed;
	return {
		phone,
		queue,
		party: phone ?? last?.number ?? record.to,
		isOwn: last !== null && last.number === record.from,
		isTaken: isAnswered(record) && (phone !== null || isOutside(application, last)),
		transferOf: textIn(row, 'prevuniqueid'),
	};
}

/** A leg that the PBX calls answered, but without an answer and without a second of talk, was not. */
function isAnswered({ disposition, answeredAt, talkSeconds }: CallRecord): boolean {
	return disposition === ANSWERED && (answeredAt !== null || talkSeconds !== 0);
}

/** The extension that a leg ended at. Where a service took it (`Voicemail 506`), none did. */
export function phoneOf(row: Row, tenant: string | null): Party | null {
	const last = partyOf(textIn(row, 'lastdst'), tenant);
	if (last?.isExtension) return last;
	if (last && hasLetters(last.number)) return null;
	const landed = partyOf(textIn(row, 'wherelanded'), tenant);
	return landed?.isExtension ? landed : null;
}

function queueOf(row: Row, application: string | null, tenant: string | null): string | null {
	if (application?.toLowerCase() !== 'queue') return null;
	const dialled = partyOf(textIn(row, 'dst'), tenant);
	return dialled?.isExtension ? dialled.number : null;
}

/** Only Dial reaches a person outside; a layout without the application leaves the name to tell. */
function isOutside(application: string | null, last: Party | null): boolean {
	return application === null ? !hasLetters(last?.number ?? '') : /dial/i.test(application);
}
