/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/**
 * A PBX that plays calls again which a real Asterisk made (test/fixtures/asterisk): each DIAL begins
 * the next of them, and its phones and rows are shown when they were there, by this process's clock.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { instantOf, localText } from '../../../../simulator/clock';

type CdrRow = Record<string, string>;

interface Recorded {
	asteriskRows: CdrRow[];
	cdrsAsSetByDialplan: CdrRow[] | null;
	cdrsWithPlacesFromDstchannel: CdrRow[] | null;
}

export type Form = 'cdrsAsSetByDialplan' | 'cdrsWithPlacesFromDstchannel';

/** One call of the play. */
export interface PlayedCall {
	/** Name of the file without its ending. */
	scenario: string;
	form?: Form;
	/** The talk goes on for so many seconds more than it was recorded. */
	longer?: number;
	/** Seconds between the order and the call itself. */
	delay?: number;
	/** So long its last row comes after its end, or never. */
	lastRowLate?: number;
	/** In place of the linked ID in its rows. */
	linkedId?: string;
}

/** What this PBX shows of calls that are up; the rest it answers with nothing. */
export type Shows = 'extstate' | 'list' | 'listOfChannels' | 'call';

interface Play {
	calls: PlayedCall[];
	shows?: Shows[];
	/** Whether an extension is away, by the seconds since the first order. */
	isAway?: (extension: string, seconds: number) => boolean;
	/** Whether extstate says of an extension that it has no call, whatever it has. */
	isIdle?: (extension: string) => boolean;
	/** Whether a name in what is up is no UTF-8, so that its JSON is 0 bytes. */
	hasBadName?: boolean;
	/** Rows of other calls, always there. */
	others?: CdrRow[];
	extensions?: CdrRow[];
}

/** A row with the channels that it is about. Epoch milliseconds. */
interface PlayedRow {
	row: CdrRow;
	channels: string[];
	from: number;
	to: number;
	appears: number;
}

interface Dialled {
	originateId: string;
	at: number;
	rows: PlayedRow[];
}

const ZONE = 'Asia/Jerusalem';
const FOLDER = join(__dirname, '../../../fixtures/asterisk');
const IDLE = { UniqueID: '', LinkedID: '', OtherParty: '', Direction: '' };
const AWAY = { UniqueID: 'KO', LinkedID: 'Extension not registered' };
/** The PBX cuts seconds: what ends in a second is over when that second is. */
const SECOND = 1000;

export const OUR_EXTENSIONS: CdrRow[] = ['204', '205', '206', '207'].map((number) => ({
	ex_id: `1${number}`,
	ex_number: number,
	ex_tech: 'SIP',
	username: `${number}-DEMOCO`,
}));

export class Replay {
	readonly dialled: Dialled[] = [];

	constructor(private readonly play: Play) {}

	/** The answer to a request, for {@link TestPbx.says}. */
	readonly answer = (params: Record<string, string>): string => {
		const kind = (params.info ?? params.reqtype).toLowerCase();
		return this.answers[kind]?.(params) ?? '';
	};

	/** Seconds from a call's order to the last of its rows. */
	lengthOf(call: number): number {
		const { at, rows } = this.dialled[call];
		return (Math.max(at, ...rows.map(({ to }) => to)) - at) / SECOND;
	}

	private readonly answers: Record<string, (params: Record<string, string>) => string> = {
		dial: () => this.dial(),
		cdrs: () => JSON.stringify([...(this.play.others ?? []), ...this.filed()]),
		extstate: ({ ext, format }) => {
			const state = this.isShown('extstate') ? this.stateOf(ext) : undefined;
			if (format === 'simple') return state?.OtherParty || '\r\n';
			return state && !(this.play.hasBadName && state.OtherParty) ? JSON.stringify(state) : '';
		},
		getcurrentcalls: ({ phone, format }) => this.listOf(phone, format),
		call: ({ id }) => (this.isShown('call') ? JSON.stringify(this.channelsOf(id)) : ''),
		extensions: ({ number }) =>
			JSON.stringify(
				(this.play.extensions ?? OUR_EXTENSIONS).filter((row) => row.ex_number === number),
			),
	};

	private dial(): string {
		const place = this.dialled.length;
		const call = this.play.calls[place];
		const originateId = `15f3a9c01b27${(0x10 + place).toString(16)}`;
		const at = Date.now();
		this.dialled.push({ originateId, at, rows: playedRows(call, { place, originateId, at }) });
		return JSON.stringify({
			Response: 'Success',
			Message: 'Originate successfully queued',
			ID: originateId,
		});
	}

	private filed(): CdrRow[] {
		const now = Date.now();
		return this.dialled
			.flatMap(({ rows }) => rows)
			.filter(({ appears }) => appears <= now)
			.map(({ row }) => row);
	}

	/** What is up, of one phone or of all. */
	private live(phone = ''): PlayedRow[] {
		const now = Date.now();
		return this.dialled
			.flatMap(({ rows }) => rows)
			.filter(({ from, to }) => from <= now && now < to)
			.filter(({ channels }) => channels.some((channel) => channel.startsWith(`SIP/${phone}`)));
	}

	private stateOf(extension: string): CdrRow {
		const seconds = (Date.now() - this.dialled[0].at) / SECOND;
		if (this.play.isAway?.(extension, seconds)) return AWAY;
		const [live] = this.live(extension);
		if (!live || this.play.isIdle?.(extension)) return IDLE;
		const others = [...live.channels.map(phoneOf), live.row.src, live.row.dst];
		const other = others.find((number) => number && number !== extension) ?? '';
		return {
			...IDLE,
			UniqueID: 'pbx01-1795990000.1',
			LinkedID: live.row.linkedid,
			OtherParty: other,
		};
	}

	private listOf(phone: string, format: string): string {
		const live = this.live(phone);
		const own = (channel: string) => channel.startsWith(`SIP/${phone}`);
		if (this.isShown('listOfChannels')) {
			return JSON.stringify(live.flatMap(({ channels }) => channels.filter(own)));
		}
		if (!this.isShown('list')) return '';
		const rows = live.map(({ row, channels }) => ({
			uniqueid: 'pbx01-1795990000.1',
			linkedid: row.linkedid,
			channel: channels.find(own),
			state: 'Up',
		}));
		if (format === 'plain') return rows.map((row) => `${Object.values(row).join('|')}|\n`).join('');
		return this.play.hasBadName && live.length > 0 ? '' : JSON.stringify(rows);
	}

	private channelsOf(id: string): CdrRow[] {
		const call = this.dialled.find(({ originateId }) => originateId === id);
		const now = Date.now();
		return (call?.rows ?? [])
			.filter(({ from, to }) => from <= now && now < to)
			.flatMap(({ channels }) => channels.map((channel) => ({ channel })));
	}

	private isShown(sign: Shows): boolean {
		return (this.play.shows ?? ['extstate', 'list', 'call']).includes(sign);
	}
}

/** `204` of `SIP/204-DEMOCO-0000005f`. */
function phoneOf(channel: string): string | undefined {
	return /^SIP\/(\d+)-/.exec(channel)?.[1];
}

/** The rows of a recorded call with the times, IDs and channels of this one. */
function playedRows(
	{ scenario, form = 'cdrsAsSetByDialplan', ...call }: PlayedCall,
	{ place, originateId, at }: { place: number; originateId: string; at: number },
): PlayedRow[] {
	const recorded = JSON.parse(readFileSync(join(FOLDER, `${scenario}.json`), 'utf8')) as Recorded;
	const facts = recorded.asteriskRows;
	const cdrs = recorded[form] ?? [];
	if (facts.some(({ uniqueid }, index) => cdrs[index].uniqueid !== uniqueid)) {
		throw new Error(`The rows of ${scenario} do not go together`);
	}
	const begin = Math.min(...facts.map(({ start }) => instantOf(start, ZONE)));
	const shift = Math.floor(at / SECOND) * SECOND + (call.delay ?? 0) * SECOND - begin;
	const lastEnd = Math.max(...facts.map(({ end }) => instantOf(end, ZONE)));
	const longerOf = ({ end }: CdrRow) => (instantOf(end, ZONE) === lastEnd ? (call.longer ?? 0) : 0);
	const isLast = (index: number) => index === facts.length - 1;
	const rename = (text: string) => renamed(text, { place, seconds: shift / SECOND });
	const timed = facts.map((fact, index) => {
		const cdr = cdrs[index];
		const seconds = longerOf(fact);
		const moved = (text: string, more = 0) =>
			!text || text.startsWith('0000')
				? text
				: localText(instantOf(text, ZONE) + shift + more * SECOND, ZONE);
		const row = Object.fromEntries(Object.entries(cdr).map(([key, text]) => [key, rename(text)]));
		return {
			row: {
				...row,
				ID: String(Number(cdr.ID) + place * 100),
				start: moved(cdr.start),
				answer: moved(cdr.answer),
				end: moved(cdr.end, seconds),
				duration: String(Number(cdr.duration) + seconds),
				billsec: String(Number(cdr.billsec) + seconds),
				originateid: cdr.originateid && originateId,
				...(call.linkedId === undefined ? {} : { linkedid: call.linkedId }),
			} as CdrRow,
			channels: [rename(fact.channel), rename(fact.dstchannel)].filter(Boolean),
			from: instantOf(fact.start, ZONE) + shift,
			to: instantOf(fact.end, ZONE) + shift + (seconds + 1) * SECOND,
		};
	});
	// All rows of one caller's channel are filed when that has ended (asterisk.md#rows).
	return timed.map((each, index) => ({
		...each,
		appears:
			Math.max(
				...timed.filter(({ row }) => row.uniqueid === each.row.uniqueid).map(({ to }) => to),
			) + (isLast(index) ? (call.lastRowLate ?? 0) * SECOND : 0),
	}));
}

/** Unique IDs and channels of which no two calls have the same. */
function renamed(text: string, { place, seconds }: { place: number; seconds: number }): string {
	return text
		.replace(
			/pbx01-(\d+)\.(\d+)/g,
			(_, epoch: string, number: string) =>
				`pbx01-${Number(epoch) + seconds}.${Number(number) + place * 5000}`,
		)
		.replace(/-0000([\da-f]{4})(?=;|$)/g, `-00${place.toString(16).padStart(2, '0')}$1`);
}
