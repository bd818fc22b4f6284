/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { isEqual, type Row } from '../../e2e/part';
import type { Bed } from '../bed';
import type { WebPart } from './part';
import { holds } from './rows';

const RUNS_AT_ONCE = 4;
// Refused dials go by fast, and machines differ: a round is repeated with new numbers until the server was
// disturbed this often.
const DISTURBED_AT_LEAST = 3;
const MOST_ROUNDS = 40;
const UNKNOWN = /^Outcome unknown/;

interface Fate {
	number: string;
	fate: 'dialled' | 'unknown' | 'notSent';
	words: string;
}

/** Dials while the web server is restarted, compared with its own log and the script's own table. */
export const restarts: WebPart = {
	name: 'restarts',
	limitMinutes: 5,
	async *run({ bed }) {
		const { apache, nginx, fpm } = bed;
		yield* judged(bed, 'Apache, graceful', 373, apache.url('main'), async () => {
			apache.graceful();
			await wait(500);
		});
		yield* judged(bed, 'nginx, reloaded', 150, nginx.url('main'), async () => {
			nginx.graceful();
			await wait(500);
		});
		yield* judged(bed, 'Apache, restarted', 100, apache.url('main'), async () => {
			apache.restart();
			await wait(400);
		});
		yield* judged(bed, 'php-fpm, ended and started again', 100, nginx.url('main'), async () => {
			await wait(200);
			await fpm.kill();
			await wait(50);
			await fpm.startAgain();
		});
		yield* judged(bed, 'Apache, ended and started again', 100, apache.url('main'), async () => {
			await wait(200);
			await apache.stop();
			await wait(50);
			await apache.startAgain();
		});
	},
};

async function* judged(
	bed: Bed,
	how: string,
	dials: number,
	url: string,
	disturb: () => Promise<void>,
): AsyncGenerator<Row> {
	await bed.clear();
	const logged = (await bed.apache.logged()).length;
	let isOver = false;
	let times = 0;
	const disturbing = (async () => {
		while (!isOver) {
			await disturb();
			times++;
		}
	})();
	// Waited for below; until then nobody listens, and a failure would end the process.
	disturbing.catch(() => undefined);
	const fates: Fate[] = [];
	await bed.with({ writeMs: 25 }, async () => {
		for (let round = 0; round < MOST_ROUNDS && (round === 0 || times < DISTURBED_AT_LEAST); round++)
			for (const fate of await dialAll(bed, numbersOf(round, dials), url)) fates.push(fate);
	});
	isOver = true;
	await disturbing;
	const orders = (await bed.orders('dial')).map(({ dest }) => String(dest));
	const count = (fate: Fate['fate']) => fates.filter((one) => one.fate === fate).length;
	const story = `${count('dialled')} dialled, ${count('notSent')} not sent, ${count('unknown')} unknown; ${times} times`;
	yield holds(
		`${how}: ${dials} dials a round have a fate`,
		fates.length >= dials && fates.length % dials === 0 && times >= DISTURBED_AT_LEAST,
		story,
	);
	yield isEqual(`${how}: none is dialled twice`, twice(orders), []);
	const of = (fate: Fate['fate']) =>
		fates.filter((one) => one.fate === fate).map(({ number }) => number);
	const known = new Set(orders);
	yield isEqual(
		`${how}: what is told as dialled was dialled`,
		of('dialled').filter((number) => !known.has(number)),
		[],
	);
	yield isEqual(
		`${how}: what is told as not sent was not dialled`,
		of('notSent').filter((number) => known.has(number)),
		[],
	);
	if (!url.startsWith(bed.apache.url('main'))) return;
	const lines = (await bed.apache.logged()).slice(logged);
	const arrived = lines.flatMap((line) => /dest=(\d+)/.exec(line)?.[1] ?? []);
	const inLog = of('notSent').filter((number) => arrived.includes(number));
	yield isEqual(
		`${how}: nor is it in the server's log of requests, and nothing is there twice`,
		[...inLog, ...twice(arrived)],
		[],
	);
	const lost = of('dialled').filter((number) => !arrived.includes(number));
	yield isEqual(`${how}: what was dialled is in that log`, lost, []);
}

/** Numbers of which no other round has one. */
function numbersOf(round: number, dials: number): string[] {
	return [...Array(dials).keys()].map((place) => `05${10000000 + round * dials + place}`);
}

/** Some runs of a workflow side by side, each with its share of the numbers. */
async function dialAll(bed: Bed, numbers: string[], url: string): Promise<Fate[]> {
	const runs = [...Array(RUNS_AT_ONCE).keys()].map(async (share) => {
		const own = numbers.filter((_, place) => place % RUNS_AT_ONCE === share);
		const run = await bed.run(
			{ resource: 'call', operation: 'dial', source: '204', destination: '={{ $json.number }}' },
			{ url, items: own.map((number) => ({ number })), node: { onError: 'continueRegularOutput' } },
		);
		return run.items().map(({ json, error }, place): Fate => {
			const words = String(json.error ?? error?.message ?? '');
			const fate = UNKNOWN.test(words) ? 'unknown' : 'notSent';
			return { number: own[place], fate: json.confirmed === true ? 'dialled' : fate, words };
		});
	});
	return (await Promise.all(runs)).flat();
}

function twice(numbers: string[]): string[] {
	return numbers.filter((number, place) => numbers.indexOf(number) !== place);
}
