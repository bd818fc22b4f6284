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

function rowText(wall: number, index: number): string {
	const caller = `05${String(index % 100_000_000).padStart(8, '0')}`;
	const extension = String(200 + (index % 50));
	const values = {
		sc_te_id: '7',
		tenantcode: 'DEMOCO',
		sc_start: new Date(wall).toISOString().slice(0, 19).replace('T', ' '),
		sc_direction: 'IN',
		sc_calleridnum: caller,
		sc_calleridname: 'Demo Caller',
		sc_dialednum: '0700000000',
		sc_disposition: index % 5 === 0 ? 'NO ANSWER' : 'ANSWERED',
		sc_duration: String(index % 600),
		sc_uniqueid: `pbx01-${Math.floor(wall / 1000)}.${index}`,
		sc_whoanswered: index % 5 === 0 ? '' : extension,
	};
	const cells = Object.entries(values).map(
		([name, value], place) => `"${place}":"${value}","${name}":"${value}"`,
	);
	return `{${cells.join(',')}}`;
}
