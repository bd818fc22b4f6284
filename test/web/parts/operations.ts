import { DateTime } from 'luxon';
import { OPERATIONS } from '../../engine/machinery/parameters';
import type { Row } from '../../e2e/part';
import { fileItem, type Bed } from '../bed';
import { EXPECTED, LIVE_CHANNEL } from '../operations';
import type { WebPart } from './part';
import { allHold, fits, isFitting, type Wanted } from './rows';

/** When the calls of the bed began. */
const THE_DAY = { start: '2026-01-31 14:00:00', end: '2026-01-31 14:59:59' };

/** What the parameters of the engine tests send as a fax. */
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

/** Every operation on Apache with mod_php. */
export const operations: WebPart = {
	name: 'operations',
	limitMinutes: 10,
	async *run({ bed }) {
		yield* each(bed, bed.apache.url('main'));
		yield* ofKeys(bed);
	},
};

/** The same on nginx with php-fpm and on Apache before php-fpm. */
export const operationsOnFpm: WebPart = {
	name: 'operations on php-fpm',
	limitMinutes: 10,
	async *run({ bed }) {
		yield await allHold('nginx: every operation', each(bed, bed.nginx.url('main')));
		yield await allHold('Apache before php-fpm: every operation', each(bed, bed.apache.url('fpm')));
		yield await allHold('https: every operation', each(bed, bed.apache.url('secure')));
		const pretty = each(
			bed,
			bed.apache.url('main'),
			async () => await bed.set({ jsonFlag: 'pretty' }),
		);
		yield await allHold('JSON_PRETTY_PRINT: every operation', pretty);
		const prepared = { statements: 'prepared', jsonFlag: 'unescaped' } as const;
		const all = each(bed, bed.apache.url('main'), async () => await bed.set(prepared), 'asTexts');
		yield await allHold('prepared statements, Hebrew unescaped: every operation', all);
	},
};

async function* each(
	bed: Bed,
	url: string,
	before: () => Promise<void> = async () => {},
	texts?: 'asTexts',
): AsyncGenerator<Row> {
	let isAsBefore = false;
	for (const { resource, operation, ...parameters } of OPERATIONS) {
		const name = `${resource}/${operation}`;
		if (!isAsBefore) {
			await bed.clear();
			await before();
			await recentCall(bed);
		}
		isAsBefore = !EXPECTED[name].changed;
		const item = { ...fileItem(PDF), json: { channel: LIVE_CHANNEL } };
		const given = { resource, operation, ...parameters, ...(resource === 'report' && THE_DAY) };
		const items = await bed.items(given, { url, items: [item] });
		const { items: wanted, changed } = EXPECTED[name];
		const row = fits(name, ...seenAndWanted(items, wanted, texts));
		if (!row.passed || !changed) {
			yield row;
			continue;
		}
		const [sql, rows] = changed;
		const found = await bed.database.rows(sql);
		yield isFitting(found, rows) ? row : fits(name, found, rows);
	}
}

/** Rows that go through as they are hold numbers where the PBX prepares its statements. */
function seenAndWanted(items: unknown, wanted: Wanted, texts?: 'asTexts'): [unknown, Wanted] {
	if (!texts) return [items, wanted];
	const written = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(written);
		if (typeof value !== 'object' || value === null || value instanceof RegExp) {
			return typeof value === 'number' ? String(value) : value;
		}
		return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, written(each)]));
	};
	return [written(items), written(wanted) as Wanted];
}

/** What CDR: Get Many finds in the last 24 hours. */
async function recentCall({ database }: Bed): Promise<void> {
	const start = DateTime.now().setZone('Asia/Jerusalem').minus({ minutes: 30 });
	await database.rows(
		"INSERT INTO simplecdrs (sc_start, sc_uniqueid, sc_calleridname) VALUES (?, 'pbx01-recent.1', x'D793D7A0D794')",
		[start.toFormat('yyyy-MM-dd HH:mm:ss')],
	);
}

async function* ofKeys(bed: Bed): AsyncGenerator<Row> {
	await bed.clear();
	const dial = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
	const reading = await bed.item(dial, { fields: { apiKey: 'key that may read' } });
	yield fits('a key that may only read dials nobody', reading, { error: /refused the API key/ });
	const wrong = await bed.item(dial, { fields: { apiKey: 'wrong' } });
	yield fits('nor does a wrong one', wrong, { error: /refused the API key/ });
	yield fits('no order came', await bed.orders('dial'), []);
}
