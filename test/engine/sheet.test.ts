/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/**
 * The API sheet is the requirement: each URL and option that it prints has a row of node
 * parameters, which run in the real engine, and what is printed must arrive.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { GisPbxApi } from '../../credentials/GisPbxApi.credentials';
import type { RequestRecord } from '../../simulator';
import { usePbx } from './support';
import { OPTION_ROWS } from './sheet/options';
import type { Row } from './sheet/row';
import { URL_ROWS } from './sheet/urls';

type Named = Record<string, string>;

const pbx = usePbx();
const linesOf = (file: string) =>
	readFileSync(join(__dirname, file), 'utf8').replace(/\n$/, '').split('\n');

/** Their values count without regard to case, as they do for the PBX (pbx.md#the-request). */
const CASELESS = ['reqtype', 'info', 'action'];
const PLACEHOLDER = /\$?\{(\w+)\}/g;

/** The query as PHP reads it; a pair of nothing is no parameter. */
function queryOf(request: string): Named {
	const pairs = request
		.slice(request.indexOf('?') + 1)
		.split('&')
		.filter((pair) => pair !== '');
	return Object.fromEntries(
		pairs.map((pair) => {
			const [, name, value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
			return [name, decodeURIComponent(value)];
		}),
	);
}

/** What the PBX must be sent: what is printed, filled in, with the differences that the row owns up to. */
function expectedOf({ request, filledIn, differs }: Row): Named {
	const { key, tenant } = pbx.simulator;
	const known: Named = { KEY: key, TENANT: tenant, tenant, ...filledIn };
	const filled = (value: string) =>
		value.replace(PLACEHOLDER, (printed, name: string) => known[name] ?? printed);
	const expected: Named = {};
	for (const [name, value] of Object.entries(queryOf(request))) {
		expected[name] = value === '' ? (known[name] ?? '') : filled(value);
	}
	for (const { missing = {}, added = {} } of differs) {
		for (const [name, value] of Object.entries(missing)) {
			// Nothing can be missing that is not printed.
			expect([name, expected[name]]).toEqual([name, value]);
			delete expected[name];
		}
		for (const [name, value] of Object.entries(added)) {
			expect([name, expected[name]]).toEqual([name, undefined]);
			expected[name] = filled(value);
		}
	}
	return comparable(expected);
}

/**
 * A time given to the minute is its first second: the node always sends seconds (pbx.md#ranges).
 */
const TO_THE_MINUTE = /^\d{4}-\d\d-\d\d \d\d:\d\d$/;

function comparable(parameters: Named): Named {
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => {
			if (CASELESS.includes(name)) return [name, value.toLowerCase()];
			return [name, value.replace(TO_THE_MINUTE, '$&:00')];
		}),
	);
}

/** Scheme, host and folder that a new credential has, against those that are printed. */
function isPrintedElsewhere({ request }: Row): boolean {
	const apiUrl = new GisPbxApi().properties.find(({ name }) => name === 'apiUrl')?.default;
	const folderOf = (address: string) => new URL('.', address).href;
	return folderOf(request) !== folderOf(String(apiUrl));
}

/** Names of extensions, and the queue that a typed ID is of, are looked up beside what is printed. */
function isLookUp({ params }: RequestRecord, { request }: Row): boolean {
	const { info = '' } = params;
	return ['extensions', 'queues'].includes(info) && !request.includes(`info=${info}`);
}

async function sendsWhatIsPrinted(row: Row): Promise<void> {
	const { items } = row;
	await pbx.run(row.parameters, items && { items });

	const sent = pbx.simulator.requests.filter((request) => !isLookUp(request, row));
	const [{ query, path, body, parts }, ...others] = sent;
	// A list that is blank as JSON is asked for once more as csv, a call in its plain form.
	const again = row.request.includes('info=call&') ? 'plain' : 'csv';
	expect(others.map(({ format }) => format)).toEqual(others.length > 0 ? [again] : []);
	expect(comparable(Object.fromEntries(query))).toEqual(expectedOf(row));
	expect(path).toBe(new URL(row.request).pathname);
	expect([...body.map(([name]) => name), ...parts.map(({ name }) => name)]).toEqual(row.body);
	expect(row.differs.some(({ reason }) => reason === 'host, scheme or script')).toBe(
		isPrintedElsewhere(row),
	);
}

describe('URLs of the sheet', () => {
	const lines = linesOf('sheet-urls.txt');

	test('are 26, and each has its row', () => {
		expect(new Set(lines).size).toBe(26);
		expect(URL_ROWS.map(({ line }) => line)).toEqual(lines);
	});

	test.each(URL_ROWS)('$line', sendsWhatIsPrinted);
});

describe('options of the sheet', () => {
	const lines = linesOf('sheet-options.txt');

	test('have a row each', () => {
		expect(new Set(lines).size).toBe(lines.length);
		expect(OPTION_ROWS.map(({ line }) => line)).toEqual(lines);
	});

	/** `name`, `name=` and `name=value`; `###` stands for any value, a title for a request of its own. */
	const printedIn = (line: string): Array<[name: string, value?: string]> =>
		line
			.slice(line.indexOf(': ') + 2)
			.split('&')
			.filter((pair) => /^[\x21-\x7e]+(?:=.*)?$/.test(pair))
			.map((pair) => pair.split('=') as [string, string?])
			.map(([name, value]) => [name.toLowerCase(), value]);

	test.each(OPTION_ROWS)('$line', async (row) => {
		await sendsWhatIsPrinted(row);

		const [{ params, parts }] = pbx.simulator.requests.filter((each) => !isLookUp(each, row));
		const arrived: Named = {
			...comparable(params),
			...Object.fromEntries(parts.map(({ name }) => [name, 'a file'])),
		};
		for (const [name, value] of printedIn(row.line)) {
			// `SIMPLECDRS` is a value of `info`.
			const key = name === 'simplecdrs' ? 'info' : name;
			expect(Object.keys(arrived)).toContain(key);
			const wanted = key === 'info' ? name : value;
			if (wanted && wanted !== '###') expect(arrived[key]).toBe(comparable({ [key]: wanted })[key]);
		}
	});

	test('switched off, Auto Answer, No Follow and Recording send nothing', async () => {
		await pbx.run({
			resource: 'call',
			operation: 'dial',
			source: '204',
			destination: '0500000001',
			options: { autoAnswer: false, noFollow: false },
		});

		const [sent] = pbx.sent();
		expect(Object.keys(sent).sort()).toEqual(['account', 'dest', 'format', 'reqtype', 'source']);
	});

	test("the phonebook's values hold the contact of the sheet", async () => {
		const row = OPTION_ROWS.find(({ line }) => line === 'PHONEBOOK: values') as Row;
		await pbx.run(row.parameters);

		const [{ body, method }] = pbx.simulator.requests;
		expect(method).toBe('POST');
		expect(JSON.parse(body[0][1])).toEqual({ NAME: 'Ross', PHONE1: '3564732920' });
	});
});
