import { createHash } from 'node:crypto';
import type { Row } from '../../e2e/part';
import { fileItem, type Bed } from '../bed';
import type { Switches } from '../bed/switches';
import type { WebPart } from './part';
import { fits, holds, type Wanted } from './rows';

const FAX = {
	resource: 'fax',
	operation: 'send',
	sourceNumber: '0722280800',
	destinationNumber: '0500000001',
};
const LARGE = { ...FAX, options: { maxFileMegabytes: 20 } };
const KB = 1024;
const MB = 1024 * KB;
const SHOWN = { ini: { display_errors: '1' } };
const NOT_ARRIVED = /^The file or form did not arrive at the PBX/;
const TOO_LARGE = /^The file is too large for the web server of the PBX \(HTTP 413\)/;

/** Files and forms that the server, or PHP, does not take. */
export const uploads: WebPart = {
	name: 'uploads',
	limitMinutes: 5,
	async *run({ bed }) {
		await bed.clear();
		yield* thatArrive(bed);
		yield* thatDoNot(bed);
		yield* ofForms(bed);
	},
};

async function* thatArrive(bed: Bed): AsyncGenerator<Row> {
	const { apache, nginx } = bed;
	for (const [where, size, url] of [
		['Apache', 1 * KB, apache.url('main')],
		['Apache', 2 * MB - 1 * KB, apache.url('main')],
		['Apache before php-fpm', 1.5 * MB, apache.url('fpm')],
		['nginx', 900 * KB, nginx.url('main')],
		['Apache that takes more', 7.9 * MB, apache.url('largeUploads')],
	] as const) {
		const pdf = pdfOf(size);
		const item = await bed.item(FAX, { url, items: [fileItem(pdf, 'הזמנה 17.pdf')] });
		const [fax] = await bed.database.rows(
			'SELECT name, bytes, sha1 FROM faxes ORDER BY fx_id DESC LIMIT 1',
		);
		const sent = { name: 'הזמנה 17.pdf', bytes: pdf.length, sha1: sha1Of(pdf) };
		const isSame = item.confirmed === true && JSON.stringify(fax) === JSON.stringify(sent);
		yield holds(`${told(size)} arrive at ${where} byte for byte`, isSame, {
			...fax,
			error: item.error,
		});
	}
}

async function* thatDoNot(bed: Bed): AsyncGenerator<Row> {
	const { apache, nginx } = bed;
	const cases: Array<[string, number, string, Switches, Wanted]> = [
		[
			"above nginx's 1 MB",
			1.2 * MB,
			nginx.url('main'),
			{},
			{ error: TOO_LARGE, description: /^Nothing was sent/ },
		],
		['above LimitRequestBody', 200 * KB, apache.url('smallBodies'), {}, { error: TOO_LARGE }],
		[
			'above upload_max_filesize, the script looks',
			3 * MB,
			apache.url('main'),
			{ faxLooks: true },
			{ error: /asks for a value: No filename specified|did not arrive/ },
		],
		[
			'above upload_max_filesize, PHP complains',
			3 * MB,
			apache.url('main'),
			{ ...SHOWN, faxReads: 'array' },
			{ error: /did not arrive|cannot be read/ },
		],
		[
			'above post_max_size, PHP complains at its start',
			8.5 * MB,
			apache.url('withoutIni'),
			{},
			{ error: NOT_ARRIVED },
		],
		[
			'above post_max_size, the script stumbles',
			8.5 * MB,
			apache.url('main'),
			{ ...SHOWN, faxReads: 'array' },
			{ error: NOT_ARRIVED },
		],
		[
			'above post_max_size on nginx',
			8.5 * MB,
			nginx.url('largeBodies'),
			{ ...SHOWN, faxReads: 'array' },
			{ error: NOT_ARRIVED },
		],
	];
	for (const [what, size, url, switches, wanted] of cases) {
		const item = await bed.with(
			switches,
			async () => await bed.item(LARGE, { url, items: [fileItem(pdfOf(size))] }),
		);
		yield fits(`${told(size)}, ${what}: an error`, item, wanted);
	}
	const item = await bed.item(FAX, { items: [fileItem(pdfOf(8.5 * MB))] });
	yield fits('8.5 MB with the usual maximum: refused before it is sent', item, {
		error: /too large|larger|above/i,
	});
	const [fax] = await bed.database.rows(
		"SELECT COUNT(*) AS faxes FROM faxes WHERE bytes > 8000000 AND sha1 <> ''",
	);
	yield fits('no such file was taken', fax, { faxes: 1 });
}

/** The one other body that the pack sends. */
async function* ofForms(bed: Bed): AsyncGenerator<Row> {
	const add = (name: string) => ({
		resource: 'phonebook',
		operation: 'addContact',
		phonebook: 'Default',
		fieldsMode: 'json',
		contactJson: JSON.stringify({ NAME: name }),
	});
	const large = add('א'.repeat(1.5 * MB));
	const stumbles: Switches = { ...SHOWN, phonebookLooks: true };
	const lost = await bed.with(stumbles, async () => await bed.item(large));
	yield fits('a form above post_max_size: an error', lost, { error: NOT_ARRIVED });
	const refused = await bed.item(large, { url: bed.nginx.url('main') });
	yield fits('the same at nginx: nothing was sent', refused, {
		error: /too large.*413/,
		description: /^Nothing was sent/,
	});
	await bed.database.rows('TRUNCATE requests');
	const name = 'דנה & "בן" + 100% <a@b> ; ? \u{1f4de}';
	await bed.item(add(name));
	const [request] = await bed.requests();
	const { values } = JSON.parse(String(request.form)) as { values: string };
	yield fits('whatever a name holds arrives', JSON.parse(values), { NAME: name });
}

/** A PDF of about this size, whose bytes do not repeat. */
function pdfOf(size: number): Buffer {
	const pdf = Buffer.alloc(Math.floor(size));
	let number = 1;
	for (let at = 0; at + 4 <= pdf.length; at += 4) {
		number = (Math.imul(number, 1103515245) + 12345) >>> 0;
		pdf.writeUInt32LE(number, at);
	}
	pdf.write('%PDF-1.4\n', 0);
	pdf.write('\n%%EOF\n', pdf.length - 7);
	return pdf;
}

const sha1Of = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');

const told = (bytes: number) =>
	bytes < MB / 2 ? `${bytes / KB} KB` : `${(bytes / MB).toFixed(1)} MB`;
