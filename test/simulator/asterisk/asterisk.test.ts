/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** The simulator's rows beside those of a real Asterisk (test/fixtures/asterisk), scenario by scenario. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startBed, type Bed } from './bed';
import { OTHER_TIMES, PLAYS } from './plays';

type Row = Record<string, string>;

interface Scenario {
	/** `v16-unanswered/04-busy` */
	id: string;
	/** `unanswered`: that option of cdr.conf; `initsec` and `hyes` likewise. */
	options: string;
	asteriskRows: Row[];
}

const FOLDER = join(__dirname, '../../fixtures/asterisk');
const scenarios = readdirSync(FOLDER).map(
	(file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Scenario,
);
const nameOf = ({ id }: Scenario): string => id.split('/')[1] ?? id;

/** Of the endings of a call only these have an `h` extension. */
function setOptions({ switches }: Bed['pbx'], { options, id }: Scenario): void {
	if (options === 'unanswered') switches.unanswered = 'yes';
	if (options === 'congestion') switches.congestion = 'yes';
	if (options === 'initsec') switches.initiatedSeconds = 'yes';
	const hasHangupExtension = id.endsWith('35-h-extension');
	const isBefore = ['hyes', 'hdefault'].includes(options);
	if (hasHangupExtension && !isBefore) switches.endBeforeHExten = 'no';
}

/** `204`, `trunk`, `Local/204;1`: without what differs from one call to the next. */
function phoneIn(channel = ''): string {
	const [, number = '', context = '', half = ''] =
		/^\w+\/([^-@]+)(@[^-]+)?.*?-[0-9a-f]{8}(;\d)?$/.exec(channel) ?? [];
	return context ? `Local/${number}${half}` : number;
}

const isBlank = (answer = ''): boolean => answer === '' || answer.startsWith('0000');

/** What a row says but for times and names, as one text. */
const textOf = (row: Row): string =>
	[
		phoneIn(row.dstchannel) || '(no phone)',
		row.lastapp,
		row.disposition,
		isBlank(row.answer) ? 'no answer' : 'answer',
		row.uniqueid === row.linkedid ? 'of the first channel' : 'of another channel',
	].join(' ');

/** Rows in an order of their own, with their IDs and channels numbered by first appearance. */
function shapeOf(rows: readonly Row[]): unknown[] {
	const sorted = [...rows].sort((a, b) =>
		`${textOf(a)} ${a.start}`.localeCompare(`${textOf(b)} ${b.start}`),
	);
	const numbering = () => {
		const seen: string[] = [];
		return (id = ''): number => {
			if (!seen.includes(id)) seen.push(id);
			return seen.indexOf(id);
		};
	};
	const [unique, linked, channel] = [numbering(), numbering(), numbering()];
	return sorted.map((row) => ({
		row: textOf(row),
		uniqueid: unique(row.uniqueid),
		linkedid: linked(row.linkedid),
		dstchannel: channel(row.dstchannel),
	}));
}

const secondsOf = (rows: readonly Row[]): Array<[duration: number, billsec: number]> =>
	[...rows]
		.sort((a, b) => `${textOf(a)} ${a.start}`.localeCompare(`${textOf(b)} ${b.start}`))
		.map(({ duration, billsec }) => [Number(duration), Number(billsec)]);

test('every scenario is played', () => {
	expect([...new Set(scenarios.map(nameOf))].sort()).toEqual(Object.keys(PLAYS).sort());
	expect(scenarios).toHaveLength(107);
});

test.each(scenarios.map((scenario) => ({ id: scenario.id, scenario })))(
	'$id',
	async ({ scenario }) => {
		const bed = await startBed();
		try {
			setOptions(bed.pbx, scenario);
			await PLAYS[nameOf(scenario)]?.(bed);
			expect(bed.pbx.state.calls).toEqual([]);
			const rows = bed.pbx.state.legs.map(({ row }) => row as Row);
			expect(shapeOf(rows)).toEqual(shapeOf(scenario.asteriskRows));
			expect(bed.pbx.problems).toEqual([]);
			if (nameOf(scenario) in OTHER_TIMES) return;
			const seconds = secondsOf(rows);
			secondsOf(scenario.asteriskRows).forEach(([duration, billsec], position) => {
				const [ownDuration = NaN, ownBillsec = NaN] = seconds[position] ?? [];
				expect(Math.abs(ownDuration - duration)).toBeLessThanOrEqual(1);
				expect(Math.abs(ownBillsec - billsec)).toBeLessThanOrEqual(1);
			});
			expect(bed.pbx.problems).toEqual([]);
		} finally {
			await bed.pbx.stop();
		}
	},
);
