/** Puts calls that are over straight into the PBX's records. */
import { fileCallEnd } from './callEnd';
import { CONTEXTS, fileCdr, type CdrEntry } from './cdr';
import type { CdrDisposition } from './cdrRows';
import type { Direction } from './channel';
import { instantOf, localText } from './clock';
import { accountOf, bareNumber, phoneChannel, type Pbx } from './pbx';
import { atPhone } from './places';
import type { Row } from './row';

/** A moment: an instant, or PBX wall time `YYYY-MM-DD HH:MM:SS`. */
export type Moment = Date | string;

export interface EndedLegInput {
	/** Bare number or username of the phone that rang; absent: the call's `answeredBy`. */
	party?: string;
	/** Default: the call's, as all rows of one caller share it. */
	uniqueId?: string;
	previousUniqueId?: string;
	/** Seconds after the call's start. */
	startsAfter?: number;
	ringSeconds?: number;
	/** 0: not answered. */
	talkSeconds?: number;
	disposition?: CdrDisposition;
	/** Any column of the row, as it shall read. */
	columns?: Row;
}

/** Every part may be left out: an answered inbound call of 30 seconds' talk that has just ended. */
export interface EndedCallInput {
	start?: Moment;
	ringSeconds?: number;
	/** 0: not answered. */
	talkSeconds?: number;
	direction?: Direction;
	/** Default: ANSWERED when there was talk, else NO ANSWER. */
	disposition?: CdrDisposition;
	from?: string;
	fromName?: string;
	to?: string;
	/** Who took the call; default: extension 204, for an outgoing call the number called. */
	answeredBy?: string;
	uniqueId?: string;
	/** Default: the unique ID. */
	linkedId?: string;
	/** `true`: a new one. */
	originateId?: string | true;
	/** `true`: ready at once. */
	recording?: boolean | { container?: 'mp3' | 'wav'; availableAt?: Moment };
	/** Default: one leg, made of the fields above. */
	legs?: EndedLegInput[];
}

export interface EndedCallIds {
	uniqueId: string;
	linkedId: string;
	originateId?: string;
}

const instant = (pbx: Pbx, moment: Moment): number =>
	typeof moment === 'string' ? instantOf(moment, pbx.zone) : moment.getTime();

const DIALLED: Record<Direction, string> = { IN: '0700000000', OUT: '0500000002', LOCAL: '205' };

/** Files an ended call; returns what it is known by. */
export function addEndedCall(pbx: Pbx, input: EndedCallInput = {}): EndedCallIds {
	const { ringSeconds = 5, talkSeconds = 30, direction = 'IN' } = input;
	const start = input.start
		? instant(pbx, input.start)
		: pbx.clock.now().getTime() - (ringSeconds + talkSeconds) * 1000;
	const uniqueId = input.uniqueId ?? input.linkedId ?? pbx.ids.uniqueId(start);
	const linkedId = input.linkedId ?? uniqueId;
	const originateId = input.originateId === true ? pbx.ids.originateId() : input.originateId;
	const disposition = input.disposition ?? (talkSeconds > 0 ? 'ANSWERED' : 'NO ANSWER');
	const from = input.from ?? (direction === 'IN' ? '0500000001' : '204');
	const fromName = input.fromName ?? 'Demo Caller';
	const to = input.to ?? DIALLED[direction];
	const phone = bareNumber(pbx, input.answeredBy ?? (direction === 'IN' ? '204' : to));

	const leg = (legInput: EndedLegInput): CdrEntry => {
		const startsAt = start + (legInput.startsAfter ?? 0) * 1000;
		const ring = legInput.ringSeconds ?? ringSeconds;
		const talk = legInput.talkSeconds ?? talkSeconds;
		const party = bareNumber(pbx, legInput.party ?? phone);
		return {
			uniqueId: legInput.uniqueId ?? uniqueId,
			previousUniqueId: legInput.previousUniqueId,
			linkedId,
			originateId: originateId ?? '',
			direction,
			context: CONTEXTS[direction],
			caller: { number: from, name: fromName },
			realSource: accountOf(pbx, from),
			firstDestination: to,
			extension: to,
			application: 'Dial',
			dstChannel: phoneChannel(pbx, party),
			place: atPhone(pbx, party),
			startsAt,
			answersAt: talk > 0 ? startsAt + ring * 1000 : null,
			endsAt: startsAt + (ring + talk) * 1000,
			disposition: legInput.disposition ?? (talk > 0 ? 'ANSWERED' : disposition),
			columns: legInput.columns,
		};
	};
	const legs = (input.legs ?? [{}]).map(leg);
	for (const each of legs) fileCdr(pbx, each);

	const recording = input.recording === true ? {} : input.recording || undefined;
	const answeredBy = disposition === 'ANSWERED' ? phone : '';
	const talk = legs.find(
		({ answersAt, place }) => answersAt !== null && place.whereLanded === answeredBy,
	);
	fileCallEnd(pbx, {
		uniqueId,
		originateId: originateId ?? '',
		direction,
		from,
		fromName,
		to,
		disposition,
		answeredBy,
		startsAt: Math.min(...legs.map(({ startsAt }) => startsAt)),
		answersAt: talk?.answersAt ?? null,
		talkEndsAt: talk?.endsAt ?? 0,
		endsAt: Math.max(...legs.map(({ endsAt }) => endsAt)),
		recording: recording && {
			container: recording.container,
			availableAt: recording.availableAt ? instant(pbx, recording.availableAt) : start,
		},
	});
	return { uniqueId, linkedId, ...(originateId ? { originateId } : {}) };
}

export interface RawRowInput {
	table: 'cdrs' | 'simplecdrs';
	/** The whole row as it shall be sent; `rawByte` puts bytes that are no UTF-8. */
	row: Row;
	/** Where the range of a request finds it; default: now. */
	filedAt?: Moment;
}

/** Files a row as it is, however odd. */
export function addRawRow(pbx: Pbx, { table, row, filedAt }: RawRowInput): void {
	const at = filedAt === undefined ? pbx.clock.now().getTime() : instant(pbx, filedAt);
	const rows = table === 'cdrs' ? pbx.state.legs : pbx.state.simpleCdrs;
	rows.push({ filedAt: localText(at, pbx.zone), row });
}
