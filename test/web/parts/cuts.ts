import type { Row } from '../../e2e/part';
import type { Bed } from '../bed';
import type { Switches } from '../bed/switches';
import { fileCalls } from './lists';
import type { WebPart } from './part';
import { fits, holds } from './rows';

const WINDOW = { start: '2026-06-01 12:00:00', end: '2026-06-01 12:29:59' };
const CALLS = {
	resource: 'cdr',
	operation: 'getMany',
	detail: 'calls',
	returnAll: true,
	...WINDOW,
};
const LEGS = { ...CALLS, detail: 'legs' };
/** Too short to be asked for in halves. */
const TEN_MINUTES = { ...LEGS, end: '2026-06-01 12:09:59' };
const SHOWN = { display_errors: '1' };

/** Answers that PHP ended before their end. */
export const cuts: WebPart = {
	name: 'cut answers',
	limitMinutes: 5,
	async *run({ bed }) {
		await bed.clear();
		await fileCalls(bed, 30);
		yield* byTime(bed);
		yield* byLoss(bed);
		yield* ofFailedScripts(bed);
		yield* ofSlowAnswers(bed);
	},
};

async function* byTime(bed: Bed): AsyncGenerator<Row> {
	const cut: Switches = { listEncoding: 'rows', timeLimit: 1, stuckAfterRow: 5 };
	const ways: Array<[string, Switches, RegExp]> = [
		['max_execution_time, silently', cut, /^The answer of the PBX was cut off/],
		[
			'max_execution_time, with its word',
			{ ...cut, ini: SHOWN },
			/^The answer of the PBX was cut off/,
		],
		['the same, with output_buffering off', { ...cut, flushes: true, ini: SHOWN }, /cut off/],
		[
			'memory_limit',
			{ ...cut, stuckHow: 'memory', ini: { ...SHOWN, memory_limit: '16M' } },
			/cut off/,
		],
		['exit in the middle', { ...cut, stuckHow: 'silent' }, /^The answer of the PBX was cut off/],
	];
	for (const [how, switches, error] of ways) {
		const seen = await bed.with(switches, async () => await bed.item(TEN_MINUTES));
		yield fits(`${how}: an error, no shorter list`, seen, { error });
	}
	const halved = await bed.with(
		{ listEncoding: 'rows', stuckHow: 'silent', stuckAfterRow: 20 },
		async () => await bed.items(LEGS),
	);
	yield holds(
		'a window whose answer is cut is asked for in halves: all 30',
		halved.length === 30,
		halved.length,
	);
}

/** A script that ends with nothing said, and lists that have a bad name as well. */
async function* byLoss(bed: Bed): AsyncGenerator<Row> {
	await bed.clear();
	await fileCalls(bed, 30, 3);
	const cut: Switches = { listEncoding: 'rows', stuckHow: 'silent', stuckAfterRow: 5 };
	const seen = await bed.with(cut, async () => await bed.item(LEGS));
	yield fits('a lost row and a missing end: csv mends nothing', seen, { error: /cut off/ });
	await bed.clear();
	await fileCalls(bed, 30);
}

/** Scripts that fail before they say anything. */
async function* ofFailedScripts(bed: Bed): AsyncGenerator<Row> {
	const gone: Switches = { databasePort: 1 };
	const dial = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
	const silent = await bed.with(gone, async () => await bed.item(CALLS));
	yield fits('MariaDB is gone, silently: HTTP 500', silent, {
		error: /failed to answer \(HTTP 500\)/,
	});
	const shown = await bed.with({ ...gone, ini: SHOWN }, async () => await bed.item(CALLS));
	yield fits("MariaDB is gone, with PHP's word: an error", shown, {
		error: /cannot be read|PBX answered/,
	});
	const order = await bed.with({ ...gone, ini: SHOWN }, async () => await bed.item(dial));
	yield fits('a dial then: outcome unknown', order, { error: /^Outcome unknown/ });
	const orders = await bed.orders('dial');
	yield fits('nobody was dialled', orders, []);
}

async function* ofSlowAnswers(bed: Bed): AsyncGenerator<Row> {
	const slowly: Switches = { listEncoding: 'rows', flushes: true, pauseMs: 300 };
	const options = { timeoutSeconds: 2 };
	const begun = Date.now();
	const seen = await bed.with(slowly, async () => await bed.item({ ...LEGS, options }));
	const seconds = (Date.now() - begun) / 1000;
	yield fits('a row every 300 ms, 9 s in all, and a time-out of 2 s: an error', seen, {
		error: /did not answer in time/,
	});
	yield holds('it came long before the answer was whole', seconds < 8.5, `${seconds.toFixed(1)} s`);
	const dial = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
	const late = await bed.with(
		{ writeMs: 1500 },
		async () => await bed.item({ ...dial, options: { timeoutSeconds: 1 } }),
	);
	yield fits('a dial that takes longer: outcome unknown', late, { error: /^Outcome unknown/ });
	const gateway = { url: bed.nginx.url('impatient') };
	const ended = await bed.with({ writeMs: 1500 }, async () => await bed.item(dial, gateway));
	yield fits('nginx waits no longer (504): outcome unknown', ended, {
		error: /^Outcome unknown.*HTTP 504/,
	});
}
