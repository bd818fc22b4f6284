import { msOf } from '../calls/callPart';
import { e164Of } from '../sameNumber';
import { NumberIndex } from './numberIndex';
import { isOfMissed, type ReportedCall } from './reportedCall';

/** A number that called in vain, and that nobody has spoken with since. */
export interface UnreturnedNumber {
	/** As it called last. */
	number: string;
	/** The same in full; null where it is no number of a telephone network. */
	numberE164: string | null;
	/** The name that came with the number last. */
	name: string | null;
	timesCalled: number;
	firstAt: string | null;
	lastAt: string | null;
	/** The longest wait of these calls. */
	waitedSeconds: number | null;
	/** What the last of them rang. */
	queue: string | null;
	did: string | null;
	/** When we last called back in vain since the first of them. */
	lastAttempt: string | null;
}

type Missed = Pick<ReportedCall, 'call' | 'waitSeconds'> & { start: number };

/** All that is known of a number. Milliseconds. */
interface Contact {
	missed: Missed[];
	/** Until when anybody spoke with it at the latest. */
	talkedUntil: number;
	/** Our last call in vain. */
	attempt: { start: number; startedAt: string } | undefined;
}

/** Who was missed and has not been spoken with since, of calls in any order (decisions.md#reports). */
export class UnreturnedCalls {
	private readonly contacts = new Map<number, Contact>();
	private readonly numbers: NumberIndex;
	/** Missed calls of callers who withheld the number. */
	withheld = 0;

	constructor(private readonly countryCode: string) {
		this.numbers = new NumberIndex(countryCode);
	}

	/** `isAsked`: whether the call counts where it was missed; else it only tells what came after. */
	add({ call, outcome, waitSeconds }: ReportedCall, isAsked: boolean): void {
		const isMissed = isOfMissed(outcome) && isAsked;
		if (isMissed && call.callerWithheld) this.withheld += 1;
		if (call.externalNumber === null) return;
		const start = msOf(call.startedAt) ?? -Infinity;
		if (outcome === 'answered') {
			const contact = this.contactOf(call.externalNumber);
			contact.talkedUntil = Math.max(contact.talkedUntil, msOf(call.endedAt) ?? start);
			contact.missed = contact.missed.filter((missed) => isSince(missed, contact));
		} else if (isMissed) {
			const contact = this.contactOf(call.externalNumber);
			const missed = { call, waitSeconds, start };
			if (isSince(missed, contact)) contact.missed.push(missed);
		} else if (call.direction === 'outbound' && call.startedAt !== null) {
			const contact = this.contactOf(call.externalNumber);
			if (start > (contact.attempt?.start ?? -Infinity)) {
				contact.attempt = { start, startedAt: call.startedAt };
			}
		}
	}

	/** Whoever called last comes first. */
	list(): UnreturnedNumber[] {
		return [...this.contacts.values()]
			.filter(({ missed }) => missed.length > 0)
			.map((contact) => ({ contact, missed: contact.missed.sort(byStart) }))
			.sort((a, b) => byStart(b.missed[b.missed.length - 1], a.missed[a.missed.length - 1]))
			.map(({ contact, missed }) => this.unreturned(contact, missed));
	}

	private unreturned({ attempt }: Contact, missed: Missed[]): UnreturnedNumber {
		const [first] = missed;
		const last = missed[missed.length - 1];
		const number = last.call.externalNumber as string;
		const waits = missed.flatMap(({ waitSeconds }) => waitSeconds ?? []);
		return {
			number,
			numberE164: e164Of(number, this.countryCode) ?? null,
			name: missed.findLast(({ call }) => call.fromName !== null)?.call.fromName ?? null,
			timesCalled: missed.length,
			firstAt: first.call.startedAt,
			lastAt: last.call.startedAt,
			waitedSeconds: waits.length > 0 ? waits.reduce((a, b) => Math.max(a, b)) : null,
			queue: last.call.queue ?? null,
			did: last.call.to,
			lastAttempt: attempt && attempt.start >= first.start ? attempt.startedAt : null,
		};
	}

	private contactOf(number: string): Contact {
		const id = this.numbers.idOf(number);
		let contact = this.contacts.get(id);
		if (!contact) {
			contact = { missed: [], talkedUntil: -Infinity, attempt: undefined };
			this.contacts.set(id, contact);
		}
		return contact;
	}
}

/** Whether nobody has spoken with the number since a missed call began. A start that is not told is the earliest. */
function isSince({ start }: Missed, { talkedUntil }: Contact): boolean {
	return start > talkedUntil || (start === -Infinity && talkedUntil === -Infinity);
}

/** By start; of one second by what tells the calls apart, so that the order of rows never matters. */
function byStart(a: Missed, b: Missed): number {
	if (a.start !== b.start) return a.start < b.start ? -1 : 1;
	return tellingApart(a) < tellingApart(b) ? -1 : 1;
}

function tellingApart({ call }: Missed): string {
	return [call.callId, call.externalNumber, call.to, call.fromName].join('|');
}
