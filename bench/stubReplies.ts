/** The stub's long answers, made once and kept. */

const MEGABYTE = 1024 * 1024;

/** A recording of one megabyte, as far as anybody looks: an MP3 begins with its tag. */
export const recordingBytes = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(MEGABYTE - 3, 0x55)]);

const kept = new Map<string, Buffer>();

/**
 * The JSON of `rows` calls that are filed from `start` on, one a second, as simplecdrs prints them:
 * texts only, each value under its number as well (pbx.md#positional-copies and
 * pbx.md#simple-cdrs).
 */
export function rowsFrom(start: string, rows: number): Buffer {
	const key = `${start}/${rows}`;
	let body = kept.get(key);
	if (!body) {
		const first = Date.parse(`${start.replace(' ', 'T')}Z`);
		const texts = Array.from({ length: rows }, (_, index) => rowText(first + index * 1000, index));
		body = Buffer.from(`[${texts.join(',')}]`);
		kept.set(key, body);
	}
	return body;
}

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const FIRST_WEEK = Date.parse('2024-06-03T00:00:00Z');

/**
 * The same of a PBX that has so many calls in every week, evenly: those that began in the window, each
 * with its talk time, as newer PBXs print it.
 */
export function weeklyRowsFrom({ start, end }: Window, callsPerWeek: number): Buffer {
	const key = `${start}/${end}/${callsPerWeek}`;
	let body = kept.get(key);
	if (!body) {
		const every = WEEK_MS / callsPerWeek;
		const placeOf = (text: string) =>
			Math.ceil((Date.parse(`${text.replace(' ', 'T')}Z`) - FIRST_WEEK) / every);
		const texts: string[] = [];
		for (let index = placeOf(start); index <= placeOf(end); index++) {
			const wall = FIRST_WEEK + index * every;
			if (wallText(wall) <= end) texts.push(billedText(wall, index));
		}
		body = Buffer.from(`[${texts.join(',')}]`);
		kept.set(key, body);
	}
	return body;
}

/** What was asked for, as the PBX prints times. */
interface Window {
	start: string;
	end: string;
}

function rowText(wall: number, index: number): string {
	return printed(simpleRow(wall, index));
}

/** One call in four goes out, and voicemail takes one in fifty; they ring for up to half a minute. */
function billedText(wall: number, index: number): string {
	const row = simpleRow(wall, index);
	const { sc_calleridnum: number, sc_whoanswered: extension } = row;
	if (index % 4 === 1) {
		row.sc_direction = 'OUT';
		row.sc_calleridnum = extension || '204';
		row.sc_dialednum = number;
		row.sc_whoanswered = extension && number;
	} else if (index % 50 === 0) {
		row.sc_disposition = 'ANSWERED';
		row.sc_whoanswered = 'Voicemail 204';
	}
	const isAnswered = row.sc_disposition === 'ANSWERED';
	const talk = isAnswered ? Math.max(0, Number(row.sc_duration) - (index % 30)) : 0;
	const { sc_uniqueid, sc_whoanswered, ...told } = row;
	return printed({ ...told, sc_billsec: String(talk), sc_uniqueid, sc_whoanswered });
}

function simpleRow(wall: number, index: number) {
	const caller = `05${String(index % 100_000_000).padStart(8, '0')}`;
	const extension = String(200 + (index % 50));
	return {
		sc_te_id: '7',
		tenantcode: 'DEMOCO',
		sc_start: wallText(wall),
		sc_direction: 'IN',
		sc_calleridnum: caller,
		sc_calleridname: 'Demo Caller',
		sc_dialednum: '0700000000',
		sc_disposition: index % 5 === 0 ? 'NO ANSWER' : 'ANSWERED',
		sc_duration: String(index % 600),
		sc_uniqueid: `pbx01-${Math.floor(wall / 1000)}.${index}`,
		sc_whoanswered: index % 5 === 0 ? '' : extension,
	};
}

/**
 * The same of legs, as cdrs prints them (pbx.md#cdrs): three of a call, in a queue that two phones
 * rang.
 */
export function legRowsFrom(start: string, rows: number): Buffer {
	const first = Date.parse(`${start.replace(' ', 'T')}Z`);
	const texts = Array.from({ length: rows }, (_, index) =>
		legText(first + Math.floor(index / 3) * 3000, index),
	);
	return Buffer.from(`[${texts.join(',')}]`);
}

function legText(wall: number, index: number): string {
	const call = Math.floor(index / 3);
	const place = index % 3;
	const extension = String(200 + ((call + place) % 50));
	const isAnswered = place > 0;
	const textAt = (seconds: number) => wallText(wall + seconds * 1000);
	const uniqueId = `pbx01-${Math.floor(wall / 1000)}.${call * 3}`;
	return printed({
		ID: String(9_000_000 + index),
		accountcode: 'DEMOCO',
		userfield: '[inbound]',
		dcontext: 'fromoutside',
		start: textAt(place * 5),
		answer: isAnswered ? textAt(place * 5 + 3) : '0000-00-00 00:00:00',
		end: textAt(place * 5 + (isAnswered ? 65 : 20)),
		clid: 'Demo Caller',
		realsrc: `05${String(call % 100_000_000).padStart(8, '0')}`,
		firstdst: '0700000000',
		dst: '900',
		duration: isAnswered ? '65' : '20',
		billsec: isAnswered ? '62' : '0',
		disposition: isAnswered ? 'ANSWERED' : 'NO ANSWER',
		uniqueid: place === 0 ? uniqueId : `pbx01-${Math.floor(wall / 1000)}.${call * 3 + place}`,
		linkedid: uniqueId,
		prevuniqueid: '',
		originateid: '',
		lastdst: `${extension}-DEMOCO`,
		wherelanded: extension,
		lastapp: 'Queue',
		dstchannel: `PJSIP/${extension}-DEMOCO-${(index % 0xffffffff).toString(16).padStart(8, '0')}`,
	});
}

function wallText(wall: number): string {
	return new Date(wall).toISOString().slice(0, 19).replace('T', ' ');
}

function printed(values: Record<string, string>): string {
	const cells = Object.entries(values).map(
		([name, value], place) => `"${place}":"${value}","${name}":"${value}"`,
	);
	return `{${cells.join(',')}}`;
}
