import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { PDF } from './pdfItem';

const pbx = usePbx();
const GET = { resource: 'fax', operation: 'get', faxId: '15f3a9c01b27de' };
const SENT = { reqtype: 'INFO', info: 'fax', id: '15f3a9c01b27de', format: 'json' };

function queueFax(id = GET.faxId): string {
	pbx.simulator.state.faxes.push({
		id,
		sourceNumber: '0722280800',
		destinationNumber: '081866666',
		options: {},
		fileName: 'invoice.pdf',
		bytes: PDF,
		queuedAt: Date.parse('2026-01-31T14:30:00+02:00'),
	});
	return id;
}

test('says what became of a fax', async () => {
	queueFax();
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			faxId: '15f3a9c01b27de',
			id: '15f3a9c01b27de',
			status: 'SENT',
			source_number: '0722280800',
			dest_number: '081866666',
			date: '2026-01-31 14:30:00',
		},
	]);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each(['', '\r\n', 'null', '[]', '{}', ']'])(
	'says that a fax is unknown (%j)',
	async (body) => {
		await pbx.says(body);
		const run = await pbx.run(GET);

		expect(run.error?.message).toBe('Fax 15f3a9c01b27de was not found [item 0]');
		expect(run.json()).toEqual([]);
		const plain = { ...SENT, format: 'plain' };
		expect(pbx.sent()).toEqual(body.trim() === '' ? [SENT, plain] : [SENT]);
	},
);

test.each([
	[
		'a row in a list',
		'[{"0":"7","id":"7","1":"SENT","status":"SENT"}]',
		{ id: '7', status: 'SENT' },
	],
	['a row', '{"0":"SENT","status":"SENT"}', { status: 'SENT' }],
	['a word in quotes', '"SENT"', { status: 'SENT' }],
])('understands %s', async (_, body, json) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([{ faxId: '15f3a9c01b27de', ...json }]);
});

test.each([
	['words', 'No such fax', 'The PBX answered: No such fax'],
	['a missing value', 'No id specified', 'The PBX asks for a value: No id specified'],
	['JSON', '{"Response":"Error","Message":"Not today"}', 'The PBX answered: Not today'],
	['a web page', '<!DOCTYPE html><title>Sign in</title>', 'A web page answered instead of the PBX'],
])('says what %s refuse', async (_, body, message) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(`${message} [item 0]`);
});

failsItemByItem(pbx, GET, { field: 'faxId', label: 'Fax ID', good: queueFax });
