/** What the PBX keeps of a call that is over, besides its CDR rows: one simple row, and the recording. */
import { dispositionWord } from './cdr';
import type { CdrDisposition } from './cdrRows';
import type { Direction } from './channel';
import { localText } from './clock';
import type { Pbx } from './pbx';
import { baseNameOf } from './recordings';

/** Times are epoch milliseconds. */
export interface EndedCall {
	/** What simplecdrs and the recording go by. */
	uniqueId: string;
	originateId: string;
	direction: Direction;
	from: string;
	fromName: string;
	to: string;
	disposition: CdrDisposition;
	/** Bare number, or blank. */
	answeredBy: string;
	startsAt: number;
	/** Null: there was no talk. */
	answersAt: number | null;
	/** The end of that talk, and of all. */
	talkEndsAt: number;
	endsAt: number;
	/** Made when given. */
	recording?: { container?: 'mp3' | 'wav'; availableAt?: number };
}

/** Seconds are cut, not rounded (asterisk.md#times-and-dispositions). */
const seconds = (from: number, to: number): string => String(Math.trunc((to - from) / 1000));

/** Files the one simple row and, when asked for, the recording. */
export function fileCallEnd(pbx: Pbx, call: EndedCall): void {
	fileSimpleCdr(pbx, call);
	fileRecording(pbx, call);
}

/**
 * All twelve columns (pbx.md#simple-cdrs); the switch `simpleCdrFields` decides whether
 * `sc_billsec` is shown.
 */
function fileSimpleCdr(pbx: Pbx, call: EndedCall): void {
	const start = localText(call.startsAt, pbx.zone);
	const row = {
		sc_te_id: '7',
		tenantcode: pbx.tenant,
		sc_start: start,
		sc_direction: call.direction,
		sc_calleridnum: call.from,
		sc_calleridname: call.fromName,
		sc_dialednum: call.to,
		sc_disposition: dispositionWord(pbx, call.disposition),
		sc_duration: seconds(call.startsAt, call.endsAt),
		sc_billsec: call.answersAt === null ? '0' : seconds(call.answersAt, call.talkEndsAt),
		sc_uniqueid: call.uniqueId,
		sc_whoanswered: call.answeredBy,
	};
	pbx.state.simpleCdrs.push({ filedAt: start, row });
}

function fileRecording(pbx: Pbx, call: EndedCall): void {
	const { startsAt, endsAt } = call;
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
