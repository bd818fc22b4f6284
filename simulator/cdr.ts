/** Rows of `cdrs` as the PBX prints them (pbx.md#cdrs). */
import { cdrRows, secondsOf, type CdrDisposition, type CdrRow } from './cdrRows';
import type { Channel, Direction, DialplanRun, LiveCall, Party } from './channel';
import { directionOf } from './calls';
import { localText } from './clock';
import type { Pbx } from './pbx';
import { placeOf, type Place } from './places';
import type { Row } from './row';

/** What a row says, before it is made text. Times are epoch milliseconds. */
export interface CdrEntry
	extends Pick<CdrRow, 'startsAt' | 'answersAt' | 'endsAt' | 'cameByItself'> {
	disposition: CdrDisposition;
	uniqueId: string;
	previousUniqueId?: string;
	linkedId: string;
	originateId: string;
	/** None on rows that are not the dialplan's. */
	direction?: Direction;
	context: string;
	caller: Party;
	realSource: string;
	firstDestination: string;
	/** The number that the dialplan was at. */
	extension: string;
	application: string;
	/** Blank: no phone. */
	dstChannel: string;
	place: Place;
	/** Columns to put instead of what would follow from the rest. */
	columns?: Row;
}

const USER_FIELDS: Record<Direction, string> = {
	IN: '[inbound]',
	OUT: '[outbound]',
	LOCAL: '[local]',
};

export const CONTEXTS: Record<Direction, string> = {
	IN: 'fromoutside',
	OUT: 'authenticated',
	LOCAL: 'frominternal',
};

export const dispositionWord = (pbx: Pbx, disposition: CdrDisposition): string =>
	disposition === 'NO ANSWER' ? pbx.switches.noAnswerWord : disposition;

function answerText(pbx: Pbx, answersAt: number | null): string {
	if (answersAt !== null) return localText(answersAt, pbx.zone);
	return pbx.switches.unansweredAt === 'zeroDate' ? '0000-00-00 00:00:00' : '';
}

/** Whoever picks a call up had called, too: Asterisk joins the marks of both. */
function userFieldOf({ direction, cameByItself }: CdrEntry): string {
	const own = direction ? USER_FIELDS[direction] : '';
	return cameByItself ? [own, USER_FIELDS.LOCAL].join(';') : own;
}

/** Files a row; columns and their order: pbx.md#cdrs. */
export function fileCdr(pbx: Pbx, entry: CdrEntry): void {
	const start = localText(entry.startsAt, pbx.zone);
	const { duration, billsec } = secondsOf(entry, pbx.switches);
	const row: Row = {
		ID: pbx.ids.row(),
		accountcode: pbx.tenant,
		start,
		answer: answerText(pbx, entry.answersAt),
		end: localText(entry.endsAt, pbx.zone),
		clid: `"${entry.caller.name}" <${entry.caller.number}>`,
		realsrc: entry.realSource,
		firstdst: entry.firstDestination,
		duration: String(duration),
		billsec: String(billsec),
		disposition: dispositionWord(pbx, entry.disposition),
		cc_cost: '0.0000',
		dcontext: entry.context,
		dstchannel: entry.dstChannel,
		userfield: userFieldOf(entry),
		uniqueid: entry.uniqueId,
		prevuniqueid: entry.previousUniqueId ?? '',
		lastdst: entry.place.lastDestination,
		wherelanded: entry.place.whereLanded,
		src: entry.caller.number,
		dst: entry.extension,
		lastapp: entry.application,
		srcCallID: `${entry.uniqueId}@demo.invalid`,
		linkedid: entry.linkedId,
		peeraccount: entry.dstChannel ? pbx.tenant : '',
		originateid: entry.originateId,
		cc_country: '',
		cc_network: '',
		pincode: '',
		cc_buy: '0.0000',
		...entry.columns,
	};
	pbx.state.legs.push({ filedAt: start, row });
}

/** Files the rows of a channel that has ended; returns how many. */
export function fileChannel(pbx: Pbx, call: LiveCall, channel: Channel): number {
	const { run } = channel;
	if (!run) return 0;
	const rows = cdrRows(channel, pbx.switches);
	for (const row of rows) fileCdr(pbx, entryOf(pbx, call, channel, { run, row }));
	return rows.length;
}

function entryOf(
	pbx: Pbx,
	call: LiveCall,
	channel: Channel,
	{ run, row }: { run: DialplanRun; row: CdrRow },
): CdrEntry {
	const { step, phone } = row;
	return {
		...row,
		uniqueId: channel.uniqueId,
		linkedId: call.linkedId,
		originateId: run.originateId,
		direction: run.realSource ? (run.direction ?? directionOf(pbx, call)) : undefined,
		context: step.context ?? run.context,
		caller: run.caller,
		realSource: run.realSource,
		firstDestination: step.firstDestination ?? run.firstDestination,
		extension: step.extension,
		application: step.application,
		dstChannel: phone?.name ?? '',
		place: placeOf(pbx, run, row),
	};
}
