import type { Row } from '../../e2e/part';
import type { Bed } from '../bed';
import type { WebPart } from './part';
import { fits, holds } from './rows';

const COLLATIONS = ['utf8mb4_general_ci', 'utf8mb4_unicode_ci', 'utf8mb4_bin', 'utf8mb4_nopad_bin'];

/** Names in which SQL's LIKE sees more than letters. */
const NAMES = [
	'back\\slash',
	'100% sure',
	'under_score',
	'a\\_b\\%c',
	'ends in \\',
	"O'Hara",
	'"quoted"',
	'  blanks around  ',
	'דנה \\ לדוגמה_%',
	'\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd',
	'José',
	'Jose',
	'\u{1f4de} phone',
];

/** Phone books by SQL's LIKE. */
export const contacts: WebPart = {
	name: 'phone books',
	limitMinutes: 5,
	async *run({ bed }) {
		for (const collation of COLLATIONS) yield* inCollation(bed, collation);
		yield* ofSearch(bed);
	},
};

async function* inCollation(bed: Bed, collation: string): AsyncGenerator<Row> {
	await bed.clear();
	await bed.database.rows(
		`ALTER TABLE contacts CONVERT TO CHARACTER SET utf8mb4 COLLATE ${collation}`,
	);
	const results: string[] = [];
	for (const round of [1, 2, 3]) {
		const run = await bed.run(
			{
				resource: 'phonebook',
				operation: 'upsertContact',
				phonebook: 'Default',
				fieldsMode: 'json',
				contactJson: '={{ $json.contact }}',
				matchField: 'NAME',
			},
			{
				items: NAMES.map((NAME, place) => ({ contact: { NAME, PHONE1: `050000${1000 + place}` } })),
			},
		);
		results.push(
			run.error?.message ??
				`${round}: ${[...new Set(run.json().map(({ result }) => result))].join()}`,
		);
	}
	const [{ added }] = await bed.database.rows(
		'SELECT COUNT(*) AS added FROM contacts WHERE peid > 72',
	);
	const isRight =
		added === NAMES.length && results.join(' ') === '1: created 2: unchanged 3: unchanged';
	yield holds(
		`${collation}: three runs make each contact once`,
		isRight,
		`${added} of ${NAMES.length} contacts; ${results.join('; ')}`,
	);
}

async function* ofSearch(bed: Bed): AsyncGenerator<Row> {
	await bed.clear();
	const search = (value: string, matchPartial: boolean) => ({
		resource: 'phonebook',
		operation: 'search',
		phonebook: 'Default',
		field: 'NAME',
		value,
		matchPartial,
	});
	yield fits('a search for a part', await bed.items(search('לדוג', true)), [{ peid: '72' }]);
	yield fits('a search for nothing that is there', await bed.items(search('nobody', false)), []);
	const bad = "UPDATE contacts SET NAME = 'דנה' WHERE peid = 71";
	await bed.database.rows(bad, [], 'utf8mb4');
	const wrong = await bed.items({ ...search('x', false), phonebook: 'None' });
	yield fits('a book that is not there: an error', wrong, [
		{ error: /Wrong or missing phonebook/ },
	]);
}
