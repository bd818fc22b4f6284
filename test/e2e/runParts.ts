/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
import { table } from '../../demo/table';
import { CleanUp } from '../../tools/n8n/cleanUp';
import type { Part, PartContext, Row } from './part';
import { MissingRequirement } from './requirements';

export interface PartResult {
	name: string;
	rows: Row[];
	seconds: number;
}

/** The end of a part that hangs; no measure of how long one may take. */
const DEFAULT_LIMIT_MINUTES = 60;
const LONGEST_CELL = 150;

/** Runs the parts one after another; `cleanUp` ends the one at work. Prints each row as it comes. */
export async function runParts<Ready extends object>(
	parts: Array<Part<Ready>>,
	prepared: Ready,
	cleanUp: CleanUp,
): Promise<PartResult[]> {
	const results: PartResult[] = [];
	for (const part of parts) {
		if (cleanUp.begun) break;
		results.push(await runPart(part, prepared, cleanUp));
	}
	return results;
}

async function runPart<Ready extends object>(
	part: Part<Ready>,
	prepared: Ready,
	cleanUp: CleanUp,
): Promise<PartResult> {
	const begun = Date.now();
	const seconds = () => Math.round((Date.now() - begun) / 1_000);
	const report = (line: string) => console.log(`  ${String(seconds()).padStart(4)} s  ${line}`);
	console.log(`\n${part.name}`);
	const ownCleanUp = new CleanUp();
	cleanUp.add(async () => await ownCleanUp.run());
	const rows: Row[] = [];
	const add = (row: Row) => {
		rows.push(row);
		report(`${word(row)}  ${row.what} (${row.seen})`);
	};
	try {
		await withinLimit(part, collect(part, { ...prepared, cleanUp: ownCleanUp, report }, add));
		if (rows.length === 0) throw new Error('the part checks nothing');
	} catch (error) {
		if (!cleanUp.begun) add(rowOf(error as Error));
	}
	await ownCleanUp.run();
	return { name: part.name, rows, seconds: seconds() };
}

async function collect<Ready>(
	part: Part<Ready>,
	context: PartContext<Ready>,
	add: (row: Row) => void,
): Promise<void> {
	for await (const row of part.run(context)) add(row);
}

/** Rejects when the part takes too long; its clean-up then ends what it waits for. */
async function withinLimit(
	{ limitMinutes = DEFAULT_LIMIT_MINUTES }: Pick<Part, 'limitMinutes'>,
	work: Promise<void>,
): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<never>((_resolve, reject) => {
		const stop = () => reject(new Error(`not ended after ${limitMinutes} minutes`));
		timer = setTimeout(stop, limitMinutes * 60_000);
	});
	try {
		await Promise.race([work, limit]);
	} finally {
		clearTimeout(timer);
	}
}

function rowOf(error: Error): Row {
	const what = error instanceof MissingRequirement ? 'this machine has all it needs' : 'it ends';
	const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
	return { what, passed: false, seen: error.message + cause };
}

const word = ({ passed }: Row): string => (passed ? 'ok    ' : 'FAILED');

/** All rows, and how long each part took. */
export function resultTables(results: PartResult[]): string {
	const rows = results.flatMap(({ name, rows: own }) =>
		own.map((row) => [word(row), name, row.what, shortened(row.seen)]),
	);
	const sums = results.map(({ name, rows: own, seconds }) => [
		name,
		`${own.filter(({ passed }) => passed).length} of ${own.length}`,
		`${seconds} s`,
	]);
	const all = table(['', 'part', 'what must hold', 'seen'], rows);
	return `${all}\n\n${table(['part', 'holds', 'time'], sums)}`;
}

function shortened(text: string): string {
	const [line] = text.split('\n');
	return line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL)} ...` : line;
}
