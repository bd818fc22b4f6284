import {
	startSimulator,
	CANARY_SECRETS,
	type Simulator,
	type SimulatorOptions,
} from '../../../simulator';
import { SCENARIOS } from '../../../simulator/scenarios';
import { probe, type Finding } from '../../../tools/probe/probe';
import { reportOf } from '../../../tools/probe/report';

type Variant = Omit<SimulatorOptions, 'port'>;

/** Three PBXs that answer differently wherever the protocol leaves it open. */
const VARIANTS: Record<string, Variant> = {
	'the GIS host': {},
	'a plain MiRTA PBX': { profile: 'mirta' },
	'a PBX that answers otherwise': {
		switches: {
			doubledKeys: 'off',
			unknownRequest: 'help',
			simpleCdrFields: 'twelve',
			cdrsJson: 'emptyElements',
			cdrsCsvColumns: 'template',
			csvLineEnd: 'crlf',
			callAfterEnd: 'nothing',
			callUnknown: 'emptyArray',
			extstateUnregistered: 'eightKeys',
			phonebookNothing: 'nothing',
			agentCallCount: 'string',
		},
	},
};

let pbx: Simulator;
afterEach(async () => await pbx.stop());

async function start(variant: Variant = {}): Promise<void> {
	pbx = await startSimulator(variant);
	SCENARIOS.day(pbx);
}

const account = (key = pbx.readOnlyKey) => ({ url: pbx.url, key, tenant: pbx.tenant });
const shapes = (findings: Finding[]) =>
	Object.fromEntries(findings.map(({ title, shape, outcome }) => [title, shape?.name ?? outcome]));

describe.each(Object.entries(VARIANTS))('%s', (_, variant) => {
	test('is asked nothing but reads, one at a time, and is as it was', async () => {
		await start(variant);
		const before = structuredClone(pbx.state);
		await probe(account(pbx.key));

		expect(pbx.state).toEqual(before);
		expect(pbx.mostInFlight).toBe(1);
		expect(pbx.requests.length).toBeGreaterThan(20);
		expect(new Set(pbx.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
	});

	// To a key that may only read, the PBX refuses whatever writes, and the shape is no known one.
	test('has shapes that are all known, to a key that may only read', async () => {
		await start(variant);
		const findings = await probe(account());

		expect(findings.map(({ title, outcome }) => [title, outcome])).toEqual(
			findings.map(({ title }) => [title, 'known']),
		);
	});

	test('leaves nothing of its names, numbers and secrets in the report', async () => {
		await start(variant);
		const report = reportOf(account(), await probe(account()));

		expect(namesIn(report)).toEqual([]);
		expect(report).toContain('35 answers of a known shape, 0 new');
	});
});

/** What a PBX knows about people that is found in a report; sizes and times aside. */
function namesIn(report: string): string[] {
	const { extensions, queues, phonebooks, flows, voicemail, simpleCdrs, legs } = pbx.state;
	const rows = [...simpleCdrs, ...legs].map(({ row }) => row);
	const known = [
		pbx.key,
		pbx.readOnlyKey,
		pbx.tenant,
		...CANARY_SECRETS,
		...extensions.flatMap(({ number, name }) => [number, name, `${number}-${pbx.tenant}`]),
		...queues.map(({ name }) => name),
		...flows.flatMap(({ name, number }) => [name, number]),
		...phonebooks.flatMap(({ records }) => records.flatMap(({ values }) => Object.values(values))),
		...voicemail.flatMap(({ fullName, email }) => [fullName, email]),
		...rows.flatMap((row) => [
			row.sc_calleridnum,
			row.sc_calleridname,
			row.sc_dialednum,
			row.sc_uniqueid,
			row.uniqueid,
			row.clid,
			row.src,
		]),
	];
	const text = report.replace(/\| \d+ \| \d+ \|$/gm, '');
	return known.filter((value): value is string => Boolean(value) && text.includes(value as string));
}

test('what the report says of each variant', async () => {
	const met: Array<Record<string, string>> = [];
	for (const variant of Object.values(VARIANTS)) {
		await start(variant);
		met.push(shapes(await probe(account())));
		await pbx.stop();
	}
	await start();
	const titles = Object.keys(met[0]);
	const differing = titles.filter((title) => new Set(met.map((one) => one[title])).size > 1);

	const both = 'rows, each value under its position too';
	expect(differing.map((title) => [title, ...met.map((one) => one[title])])).toEqual([
		[
			'INFO extstate of an extension that does not exist',
			'not registered, two keys',
			'not registered, two keys',
			'not registered, all keys',
		],
		['INFO extensions', both, 'rows', both],
		['BLFS', both, both, 'rows'],
		['INFO simplecdrs', both, both, 'rows'],
		['INFO cdrs', both, both, 'rows'],
		['INFO call, one that is over', 'rows', 'rows', 'JSON for nothing'],
		['FLOWS', both, both, 'rows'],
		['PHONEBOOKS list', both, both, 'rows'],
		['PHONEBOOK query that finds nothing', 'JSON for nothing', 'JSON for nothing', 'nothing'],
		['VOICEMAIL list', both, both, 'rows'],
		['An unknown request type', 'nothing', 'nothing', 'HELP'],
	]);
});

describe('new shapes', () => {
	const CALLS = 'INFO simplecdrs';
	const calls = ({ info, format }: Record<string, string>) =>
		info === 'simplecdrs' && format === 'json';

	test('a status of the web server is no shape of an answer', async () => {
		await start();
		pbx.fail('http500', { when: calls });
		const finding = (await probe(account())).find(({ title }) => title === CALLS);
		expect(finding).toMatchObject({
			outcome: 'failed',
			outline: [expect.stringContaining('HTTP 500')],
		});
	});

	test.each(['webPage', 'otherJson', 'junk', 'echoRequest'] as const)(
		'are told from known ones and shown without a value: %s',
		async (fault) => {
			await start();
			pbx.fail(fault, { when: calls });
			const findings = await probe(account());
			const report = reportOf(account(), findings);

			expect(shapes(findings)[CALLS]).toBe('new');
			expect(report).toContain(`| ${CALLS} | **new** |`);
			expect(namesIn(report)).toEqual([]);
			expect(report).not.toMatch(/weather|canary/);
		},
	);

	test('columns that nobody knew are counted, neither they nor their values are shown', async () => {
		await start();
		pbx.addRawRow({ table: 'simplecdrs', row: { sc_mood: 'Dana is happy', sc_rank: '17' } });
		const findings = await probe(account());
		const calls = findings.find(({ title }) => title === CALLS);

		expect(calls?.outcome).toBe('new');
		expect(calls?.outline.join()).toContain('1 names that are not shown');
		expect(calls?.outline.join()).toContain('sc_uniqueid');
		expect(reportOf(account(), findings)).not.toMatch(/Dana|sc_mood|sc_rank/);
	});

	test.each([
		['phpWarning', 'PHP warning in front'],
		['strayLineEnds', 'blanks in front'],
	] as const)('the oddity of a known shape is noted: %s', async (fault, trait) => {
		await start();
		pbx.fail(fault, { when: calls });
		const findings = await probe(account());

		expect(findings.find(({ title }) => title === CALLS)).toMatchObject({
			outcome: 'known',
			traits: [trait],
		});
	});

	test.each([
		['noBracket', ['JSON that had to be mended']],
		['emptyElements', ['JSON that had to be mended', 'rows that the PBX could not print']],
		['whole', []],
	] as const)('broken JSON is noted: %s', async (cdrsJson, traits) => {
		await start({ switches: { cdrsJson } });
		const findings = await probe(account());

		expect(findings.find(({ title }) => title === 'INFO cdrs')?.traits).toEqual(traits);
	});
});

test('a question without an answer does not end the others', async () => {
	await start();
	pbx.fail('dropBeforeReply', { when: ({ info }) => info === 'queues' });
	const findings = await probe(account());

	expect(shapes(findings)).toMatchObject({
		'INFO queues': 'failed',
		'INFO queue': 'notAsked',
		'QUEUE list': 'notAsked',
		FLOWS: 'rows, each value under its position too',
	});
	expect(reportOf(account(), findings)).toContain('The PBX closed the connection');
});

test('a key that is refused is tried once', async () => {
	await start();

	await expect(probe(account('another canary'))).rejects.toThrow('The PBX refused the API key');
	expect(pbx.requests).toHaveLength(1);
});
