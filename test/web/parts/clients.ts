/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../tools/n8n/prepare';
import { isEqual, type Row } from '../../e2e/part';
import { fileItem, type Bed } from '../bed';
import type { DataRow } from '../bed/database';
import type { WebPart } from './part';
import { fits, holds } from './rows';

const CLIENTS = join(__dirname, '..', 'clients');
const FAX_PHP = join(CLIENTS, 'fax.php');
const PHONEBOOK_PHP = join(CLIENTS, 'phonebook.php');
const PDF = Buffer.from(
	'%PDF-1.4\n% \u05e4\u05e7\u05e1\r\n--boundary--\r\n\u0000\u00ff\n%%EOF\n',
	'latin1',
);
/** What the pack sends besides: the other name of the destination, and the format of the answer. */
const MORE = ['dest_number', 'format'];

/** What arrives from the sheet's own PHP, put right, beside what the pack sends. */
export const clients: WebPart = {
	name: 'clients of the sheet',
	limitMinutes: 5,
	async *run({ bed, cleanUp }) {
		const file = join(await temporaryFolder(cleanUp), 'FAXtestPage.pdf');
		await writeFile(file, PDF);
		yield* ofFax(bed, file);
		for (const [name, phone] of [
			['Ross', '3564732920'],
			['\u05d3\u05e0\u05d4 & "\u05d1\u05df" 100% +', '0500000001'],
		]) {
			yield* ofPhonebook(bed, name, phone);
		}
		yield* asPrinted(bed, file);
	},
};

async function* ofFax(bed: Bed, file: string): AsyncGenerator<Row> {
	await bed.clear();
	const { gisPbxApi } = bed.credentials();
	const account = [gisPbxApi.apiUrl, gisPbxApi.apiKey, gisPbxApi.tenant].map(String);
	await bed.php(FAX_PHP, [...account, file]);
	await bed.item(
		{
			resource: 'fax',
			operation: 'send',
			sourceNumber: '123412345',
			destinationNumber: '081866666',
		},
		{ items: [fileItem(PDF, 'FAXtestPage.pdf')] },
	);
	const [sheet, pack] = await bed.requests();
	yield* sameQuery('fax', sheet, pack);
	const [ofSheet, ofPack] = [sheet, pack].map(fileOf);
	for (const field of ['name', 'error', 'size']) {
		yield isEqual(`fax: $_FILES[filename][${field}]`, ofPack[field], ofSheet[field]);
	}
	yield isEqual(
		'fax: nothing but the file is in the body',
		[pack.form, pack.method],
		[sheet.form, sheet.method],
	);
	const [one, other] = await bed.database.rows(
		'SELECT source, dest, name, bytes, sha1 FROM faxes WHERE fx_id > 700001',
	);
	yield isEqual('fax: the file is the same, and so is whom it goes to', other, one);
}

async function* ofPhonebook(bed: Bed, name: string, phone: string): AsyncGenerator<Row> {
	await bed.clear();
	const { gisPbxApi } = bed.credentials();
	const account = [gisPbxApi.apiUrl, gisPbxApi.apiKey, gisPbxApi.tenant].map(String);
	await bed.php(PHONEBOOK_PHP, [...account, name, phone]);
	await bed.item({
		resource: 'phonebook',
		operation: 'addContact',
		phonebook: 'Default',
		fieldsMode: 'fields',
		contactFields: {
			field: [
				{ name: 'NAME', value: name },
				{ name: 'PHONE1', value: phone },
			],
		},
	});
	const [sheet, pack] = await bed.requests();
	yield* sameQuery(`contact ${name}`, sheet, pack);
	const isAscii = /^\p{ASCII}*$/u.test(name);
	if (isAscii) yield isEqual(`contact ${name}: the body, byte for byte`, pack.body, sheet.body);
	// PHP writes \u05d3 where the pack writes the letter.
	const [ofSheet, ofPack] = [sheet, pack].map(({ form }) => {
		const { values, ...more } = JSON.parse(String(form)) as Record<string, string>;
		return [JSON.parse(values) as object, more];
	});
	yield isEqual(`contact ${name}: what the body says`, ofPack, ofSheet);
	const added = await bed.database.rows(
		'SELECT NAME, PHONE1, EMAIL FROM contacts WHERE peid > 72',
		[],
		'utf8mb4',
	);
	yield isEqual(`contact ${name}: both are the same in the book`, added[1], added[0]);
}

/** As the sheet prints them, they do nothing: nobody need be like that. */
async function* asPrinted(bed: Bed, file: string): AsyncGenerator<Row> {
	await bed.clear();
	const { gisPbxApi } = bed.credentials();
	const account = [gisPbxApi.apiUrl, gisPbxApi.apiKey, gisPbxApi.tenant].map(String);
	await bed.php(FAX_PHP, [...account, file, 'printed']);
	const [fax] = await bed.requests();
	const told = { files: '[]', form: JSON.stringify({ filename: `@${file}` }) };
	yield fits(
		'as printed, the fax posts a name and no file',
		{ files: fax.files, form: String(fax.form).replace(/\\\//g, '/') },
		told,
	);
	await bed.database.rows('TRUNCATE requests');
	const words = await bed
		.php(PHONEBOOK_PHP, [...account, 'Ross', '3564732920', 'printed'])
		.catch(String);
	const requests = await bed.requests();
	yield holds(
		'as printed, the contact does not leave',
		requests.length === 0,
		`${words.trim()}; ${requests.length} requests`,
	);
}

function* sameQuery(what: string, sheet: DataRow, pack: DataRow): Generator<Row> {
	const [ofSheet, ofPack] = [sheet, pack].map(({ query }) => JSON.parse(String(query)) as DataRow);
	for (const [name, value] of Object.entries(ofSheet)) {
		yield isEqual(`${what}: ${name}`, ofPack[name], value);
	}
	const more = Object.keys(ofPack).filter((name) => !(name in ofSheet) && !MORE.includes(name));
	yield isEqual(`${what}: the pack sends nothing else but ${MORE.join(' and ')}`, more, []);
}

function fileOf({ files }: DataRow): DataRow {
	return (JSON.parse(String(files)) as { filename: DataRow }).filename;
}
