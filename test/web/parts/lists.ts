import type { IDataObject } from 'n8n-workflow';
import type { Row } from '../../e2e/part';
import type { Asking, Bed } from '../bed';
import type { Switches } from '../bed/switches';
import type { WebPart } from './part';
import { allHold, fits, holds, type Wanted } from './rows';

const WINDOW = { start: '2026-06-01', end: '2026-06-01' };
const CALLS = {
	resource: 'cdr',
	operation: 'getMany',
	detail: 'calls',
	returnAll: true,
	...WINDOW,
};
const LEGS = { ...CALLS, detail: 'legs' };
/** `דנה` in windows-1255. */
const BAD_NAME = "x'E3F0E4'";

/** How the same list is answered by scripts and PHPs of different manners. */
export const lists: WebPart = {
	name: 'lists',
	limitMinutes: 5,
	async *run({ bed }) {
		await bed.clear();
		await fileCalls(bed, 30, 12);
		yield* ofOneBadName(bed);
		yield* ofOtherLists(bed);
		yield* ofNumbers(bed);
		yield* ofCsv(bed);
		yield* ofTransport(bed);
	},
};

/** Calls a minute apart, one of them with a name that is no UTF-8, each with one leg. */
export async function fileCalls({ database }: Bed, count: number, badOne?: number): Promise<void> {
	for (let place = 0; place < count; place++) {
		const start = `2026-06-01 12:${String(place).padStart(2, '0')}:00`;
		const name = place === badOne ? BAD_NAME : `'Caller ${place}'`;
		await database.rows(
			`INSERT INTO simplecdrs (sc_start, sc_uniqueid, sc_calleridname) VALUES (?, ?, ${name})`,
			[start, `pbx01-1780304400.${place}`],
		);
		await database.rows(
			`INSERT INTO cdrs (start, end, clid, realsrc, src, disposition, duration, billsec, uniqueid, linkedid)
			VALUES (?, ?, CONCAT('"', ${name}, '" <0500000001>'), '0500000001', '0500000001', 'ANSWERED', 30, 20, ?, ?)`,
			[start, start, ...Array<string>(2).fill(`pbx01-1780304400.${place}`)],
		);
	}
}

async function* ofOneBadName(bed: Bed): AsyncGenerator<Row> {
	const ways: Array<[string, Switches, fromName: Wanted]> = [
		['json_encode gives up', {}, 'דנה'],
		['row by row, each that fails is nothing', { listEncoding: 'rows' }, 'דנה'],
		['JSON_PARTIAL_OUTPUT_ON_ERROR', { jsonFlag: 'partial' }, null],
		['JSON_INVALID_UTF8_SUBSTITUTE', { jsonFlag: 'substitute' }, /^\ufffd+$/],
		['JSON_INVALID_UTF8_IGNORE', { jsonFlag: 'ignore' }, null],
	];
	for (const [how, switches, fromName] of ways) {
		const seen = await bed.with(switches, async () => await named(bed, CALLS, 12));
		yield fits(`simplecdrs, ${how}: all 30 calls`, seen, { calls: 30, fromName });
	}
	const whole = async () => await named(bed, LEGS, 12);
	const seenRows = await bed.with({ listEncoding: 'rows' }, whole);
	yield fits('cdrs row by row: all 30 legs', seenRows, { calls: 30, fromName: 'דנה' });
	const seenWhole = await bed.with({ listEncoding: 'whole' }, whole);
	yield fits('cdrs in one piece: all 30 legs', seenWhole, { calls: 30, fromName: 'דנה' });
	const calls = { resource: 'cdr', operation: 'get', callId: 'pbx01-1780304400.12' };
	const one = await bed.item({ ...calls, detail: 'calls', options: WINDOW });
	yield fits('cdr/get of that call', one, { fromName: 'דנה' });
	const only = { ...LEGS, start: '2026-06-01 12:12:00', end: '2026-06-01 12:12:59' };
	yield fits('cdrs row by row, that leg alone: `[]` is not believed', await bed.items(only), [
		{ fromName: 'דנה' },
	]);
	await bed.database.rows('TRUNCATE requests');
	await bed.items(CALLS);
	// The legs are asked for as well, for talk times that the list of calls lacks.
	const formats = (await bed.requests())
		.filter(({ query }) => String(query).includes('simplecdrs'))
		.map(({ query }) => formatIn(query));
	yield fits('0 bytes as JSON are asked for once more, as csv', formats, ['json', 'csv']);
}

const formatIn = (query: unknown) => (JSON.parse(String(query)) as IDataObject).format;

async function named(bed: Bed, parameters: typeof CALLS, place: number, asking: Asking = {}) {
	const items = await bed.items({ ...parameters, options: { sort: 'oldest' } }, asking);
	const { error, fromName } = items[place] ?? items[0];
	return { calls: items.length, fromName, ...(items[0].error || error ? items[0] : {}) };
}

/** Names that are no UTF-8 in lists that have no csv. */
async function* ofOtherLists(bed: Bed): AsyncGenerator<Row> {
	const { database } = bed;
	const cases: Array<[string, string, Parameters<Bed['items']>[0], Wanted]> = [
		[
			'extensions',
			`UPDATE extensions SET ex_name = ${BAD_NAME} WHERE ex_number = '205'`,
			{ resource: 'extension', operation: 'getMany', returnAll: true },
			[{ number: '204', name: 'קבלה' }, { number: '205', name: 'דנה' }, {}, {}, {}, {}],
		],
		[
			'queues',
			`UPDATE queues SET qu_name = ${BAD_NAME} WHERE qu_id = 28`,
			{ resource: 'queue', operation: 'getMany' },
			[{ name: 'תמיכה' }, { queueId: '28', name: 'דנה' }, {}],
		],
		[
			'flows',
			`UPDATE flows SET fl_name = ${BAD_NAME} WHERE fl_id = 62`,
			{ resource: 'flow', operation: 'getMany' },
			[{ name: 'מצב לילה' }, { flowId: '62', name: 'דנה' }],
		],
		[
			'mailboxes',
			`UPDATE mailboxes SET fullname = ${BAD_NAME} WHERE mailbox = '205'`,
			{ resource: 'voicemail', operation: 'getMany', returnAll: true },
			[{ name: 'קבלה' }, { mailbox: '205', name: 'דנה' }],
		],
		[
			'messages of a mailbox',
			`UPDATE messages SET callerid = CONCAT('"', ${BAD_NAME}, '" <0500000001>')`,
			{ resource: 'voicemail', operation: 'getMessages', mailbox: '204' },
			[
				{
					messageId: '1475000000-00000004',
					fromName: 'דנה',
					receivedAt: '2016-09-27T21:13:20+03:00',
				},
			],
		],
		[
			'numbers of a campaign',
			`UPDATE campaign_numbers SET numberdescription = ${BAD_NAME}`,
			{ resource: 'campaign', operation: 'getNumbers', campaign: '12' },
			[{ number: '0500000001', description: 'דנה' }],
		],
		[
			'the calls of an extension',
			`UPDATE live SET party = ${BAD_NAME}`,
			{ resource: 'extension', operation: 'getCurrentCalls', extension: '204' },
			[{ callId: 'pbx01-1769862700.3', channels: ['PJSIP/204-DEMOCO-00001a2c'] }],
		],
		[
			'a call',
			'SELECT 1',
			{ resource: 'call', operation: 'get', callId: 'pbx01-1769862700.3' },
			[{ found: true, channels: ['PJSIP/204-DEMOCO-00001a2c'] }],
		],
		[
			'a fax',
			`UPDATE faxes SET name = CONCAT(${BAD_NAME}, '.pdf')`,
			{ resource: 'fax', operation: 'get', faxId: '700001' },
			[{ state: 'SENT', name: 'דנה.pdf' }],
		],
		[
			'contacts',
			'SELECT 1',
			{ resource: 'phonebook', operation: 'getMany', phonebook: 'Default' },
			[{ NAME: 'Ben Demo' }, { NAME: 'דנה לדוגמה' }],
		],
	];
	for (const [list, sql, parameters, wanted] of cases) {
		await database.rows(sql);
		yield fits(`${list}: one such name loses nothing`, await bed.items(parameters), wanted);
	}
	const secrets = JSON.stringify(
		await bed.items({ resource: 'extension', operation: 'getMany', returnAll: true }),
	);
	yield holds('extensions in their plain form: no secret', !/secret|4711/.test(secrets), 'none');
}

async function* ofNumbers(bed: Bed): AsyncGenerator<Row> {
	await bed.clear();
	await fileCalls(bed, 3);
	await bed.database.rows('UPDATE cdrs SET ID = 9007199254740993 ORDER BY ID DESC LIMIT 1');
	for (const statements of [undefined, 'prepared'] as const) {
		const how = statements ? 'prepared statements' : 'texts';
		const [leg, ids] = await bed.with({ statements }, async () => [
			(await bed.items({ ...LEGS, options: { sort: 'oldest' } }))[0],
			await otherRequest(bed, 'cdrs'),
		]);
		const wanted = { durationSeconds: 30, talkSeconds: 20, from: '0500000001' };
		yield fits(`${how}: a leg is read the same`, leg, wanted);
		const id = JSON.stringify(ids).includes('9007199254740993');
		yield holds(
			`${how}: an ID above 2^53 keeps its digits`,
			id,
			ids.map(({ ID }) => ID),
		);
	}
}

async function otherRequest(bed: Bed, info: string): Promise<IDataObject[]> {
	const parameter = Object.entries({
		info,
		start: '2026-06-01 00:00:00',
		end: '2026-06-01 23:59:59',
		format: 'json',
	}).map(([name, value]) => ({ name, value }));
	return await bed.items({
		resource: 'api',
		operation: 'request',
		requestType: 'INFO',
		parameters: { parameter },
		method: 'GET',
		replyFormat: 'parsed',
	});
}

/** Names that csv has to quote, in whatever way fputcsv does. */
async function* ofCsv(bed: Bed): AsyncGenerator<Row> {
	await bed.clear();
	const names = [
		'Ben "the boss" Demo',
		'Demo, Ben',
		'two\nlines',
		'back\\slash',
		'ends in \\',
		'quoted \\" so',
		'"all"',
		' blanks ',
		'דנה, "צה״ל"',
		'bad',
	];
	await fileCalls(bed, names.length, names.length - 1);
	for (const [place, name] of names.entries()) {
		if (name === 'bad') continue;
		await bed.database.rows('UPDATE simplecdrs SET sc_calleridname = ? WHERE sc_uniqueid = ?', [
			name,
			`pbx01-1780304400.${place}`,
		]);
	}
	const items = await bed.items({ ...CALLS, simplify: false, options: { sort: 'oldest' } });
	const seen = items.map(({ sc_calleridname, error }) => sc_calleridname ?? error);
	const wanted = [...names.slice(0, -1), 'דנה'];
	yield fits('names that fputcsv quotes arrive as they are', seen, wanted);
}

/** What lies between the script and the pack. */
async function* ofTransport(bed: Bed): AsyncGenerator<Row> {
	await bed.clear();
	await fileCalls(bed, 30, 12);
	const wanted = { calls: 30, fromName: 'דנה' };
	for (const [how, url] of [
		['packed by mod_deflate', bed.apache.url('deflated')],
		['by nginx', bed.nginx.url('main')],
		['by the name localhost', bed.apache.url('main').replace('127.0.0.1', 'localhost')],
		['by Apache before php-fpm', bed.apache.url('fpm')],
	]) {
		yield fits(`a list ${how}`, await named(bed, CALLS, 12, { url }), wanted);
	}
	const packed = { ini: { 'zlib.output_compression': '1' } };
	const seen = await bed.with(packed, async () => await named(bed, CALLS, 12));
	yield fits('a list packed by PHP', seen, wanted);
	const sentPieces = async () => await named(bed, LEGS, 12);
	const pieces = await bed.with({ flushes: true, pauseMs: 20 }, sentPieces);
	yield fits('a list that comes row by row', pieces, wanted);
	yield await allHold(
		'no format loses a call: 1, 2, 29 and 30 rows',
		countsHold(bed, [1, 2, 29, 30]),
	);
}

async function* countsHold(bed: Bed, counts: number[]): AsyncGenerator<Row> {
	for (const count of counts) {
		await bed.clear();
		await fileCalls(bed, count, 0);
		const seen = (await bed.items(CALLS)).length;
		yield holds(`${count} rows`, seen === count, seen);
	}
}
