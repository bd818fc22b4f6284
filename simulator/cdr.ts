/** Files ended calls: rows of `cdrs` (one per leg) and `simplecdrs` (one per call), the recording. */
import { localText } from './clock';
import { findExtension, usernameOf, type Pbx } from './pbx';
import { baseNameOf } from './recordings';
import type { Row } from './row';
import type { Disposition } from './state';

export type Direction = 'IN' | 'OUT' | 'LOCAL';

/** Times are epoch milliseconds. */
export interface EndedLeg {
	uniqueId: string;
	previousUniqueId: string;
	channel: string;
	/** Bare number of an extension, or the outside number. */
	party: string;
	startsAt: number;
	answersAt: number | null;
	endsAt: number;
	disposition: Disposition;
	/** Number presented instead of the caller's own. */
	callerId: string;
	application: string;
	voicemail: boolean;
	/** Columns to put instead of what would follow from the rest. */
	columns?: Row;
}

export interface EndedCall {
	/** What simplecdrs and the recording go by. */
	uniqueId: string;
	linkedId: string;
	originateId: string;
	direction: Direction;
	from: string;
	fromName: string;
	to: string;
	disposition: Disposition;
	/** Bare number, or blank. */
	answeredBy: string;
	legs: EndedLeg[];
	/** Made when given. */
	recording?: { container?: 'mp3' | 'wav'; availableAt?: number };
}

const USER_FIELDS: Record<Direction, string> = {
	IN: '[inbound]',
	OUT: '[outbound]',
	LOCAL: '[local]',
};

const CONTEXTS: Record<Direction, string> = {
	IN: 'fromoutside',
	OUT: 'authenticated',
	LOCAL: 'frominternal',
};

const seconds = (from: number, to: number): string => String(Math.round((to - from) / 1000));

/** `204-DEMOCO` for an extension of ours, outside numbers as they are. */
const partyName = (pbx: Pbx, party: string): string =>
	findExtension(pbx, party) ? usernameOf(pbx, party) : party;

const dispositionWord = (pbx: Pbx, disposition: Disposition): string =>
	disposition === 'NO ANSWER' ? pbx.switches.noAnswerWord : disposition;

function answerText(pbx: Pbx, answersAt: number | null): string {
	if (answersAt !== null) return localText(answersAt, pbx.zone);
	return pbx.switches.unansweredAt === 'zeroDate' ? '0000-00-00 00:00:00' : '';
}

/** Columns and their order: pbx.md#cdrs. */
function cdrRow(pbx: Pbx, call: EndedCall, leg: EndedLeg): Row {
	const presented = leg.callerId || call.from;
	return {
		ID: pbx.ids.row(),
		accountcode: pbx.tenant,
		start: localText(leg.startsAt, pbx.zone),
		answer: answerText(pbx, leg.answersAt),
		end: localText(leg.endsAt, pbx.zone),
		clid: `"${call.fromName}" <${presented}>`,
		realsrc: partyName(pbx, call.from),
		firstdst: call.to,
		duration: seconds(leg.startsAt, leg.endsAt),
		billsec: leg.answersAt === null ? '0' : seconds(leg.answersAt, leg.endsAt),
		disposition: dispositionWord(pbx, leg.disposition),
		cc_cost: '0.0000',
		dcontext: CONTEXTS[call.direction],
		dstchannel: leg.channel,
		userfield: USER_FIELDS[call.direction],
		uniqueid: leg.uniqueId,
		prevuniqueid: leg.previousUniqueId,
		lastdst: leg.voicemail ? `Voicemail ${leg.party}` : partyName(pbx, leg.party),
		wherelanded: leg.party,
		src: presented,
		dst: call.to,
		lastapp: leg.voicemail ? 'VoiceMail' : leg.application,
		srcCallID: `${leg.uniqueId}@demo.invalid`,
		linkedid: call.linkedId,
		peeraccount: '',
		originateid: call.originateId,
		cc_country: '',
		cc_network: '',
		pincode: '',
		cc_buy: '0.0000',
		...leg.columns,
	};
}

/**
 * All twelve columns (pbx.md#simple-cdrs); the switch `simpleCdrFields` decides whether
 * `sc_billsec` is shown.
 */
function simpleCdrRow(pbx: Pbx, call: EndedCall, startsAt: number, endsAt: number): Row {
	const talk = call.legs.find(
		({ party, answersAt }) => answersAt !== null && party === call.answeredBy,
	);
	return {
		sc_te_id: '7',
		tenantcode: pbx.tenant,
		sc_start: localText(startsAt, pbx.zone),
		sc_direction: call.direction,
		sc_calleridnum: call.from,
		sc_calleridname: call.fromName,
		sc_dialednum: call.to,
		sc_disposition: dispositionWord(pbx, call.disposition),
		sc_duration: seconds(startsAt, endsAt),
		sc_billsec: talk?.answersAt ? seconds(talk.answersAt, talk.endsAt) : '0',
		sc_uniqueid: call.uniqueId,
		sc_whoanswered: call.answeredBy,
	};
}

function fileRecording(pbx: Pbx, call: EndedCall, startsAt: number, endsAt: number): void {
	if (!call.recording) return;
	pbx.state.recordings.push({
		id: pbx.ids.row(),
		uniqueId: call.uniqueId,
		originateId: call.originateId,
		baseName: baseNameOf(pbx, startsAt, call.from, call.to),
		madeAt: startsAt,
		seconds: Math.max(1, Math.round((endsAt - startsAt) / 1000)),
		availableAt: call.recording.availableAt ?? endsAt + pbx.switches.recordingDelaySeconds * 1000,
		container: call.recording.container,
	});
}

/** Files a call: its legs, its one simple row and, when asked for, its recording. */
export function fileCall(pbx: Pbx, call: EndedCall): void {
	const startsAt = Math.min(...call.legs.map((leg) => leg.startsAt));
	const endsAt = Math.max(...call.legs.map((leg) => leg.endsAt));
	for (const leg of call.legs) {
		const filedAt = localText(leg.startsAt, pbx.zone);
		pbx.state.legs.push({ filedAt, row: cdrRow(pbx, call, leg) });
	}
	const filedAt = localText(startsAt, pbx.zone);
	pbx.state.simpleCdrs.push({ filedAt, row: simpleCdrRow(pbx, call, startsAt, endsAt) });
	fileRecording(pbx, call, startsAt, endsAt);
}
