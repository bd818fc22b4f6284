import { deliveryOf, type Delivery } from '../../../nodes/GisPbx/transport/delivery';
import type { Row } from '../../e2e/part';
import { fileItem, type Bed } from '../bed';
import { withSlowLine } from '../bed/slowly';
import type { Switches } from '../bed/switches';
import type { WebPart } from './part';
import { fits, holds } from './rows';

const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
const QUEUES = { resource: 'queue', operation: 'getMany', returnAll: true };
const FAX = {
	resource: 'fax',
	operation: 'send',
	sourceNumber: '0722280800',
	destinationNumber: '0500000001',
};
const PDF = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(200_000, 'a')]);

const UNKNOWN = /^Outcome unknown/;

/** Answers that cannot be unpacked, and requests that come too slowly for the server. */
export const answers: WebPart = {
	name: 'spoilt and late',
	limitMinutes: 5,
	async *run({ bed }) {
		yield* thatAreSpoilt(bed);
		yield* toSlowRequests(bed);
		yield ofTheTable('what cannot be unpacked was sent', 'Z_DATA_ERROR', 'sent');
		yield ofTheTable('408 leaves it open', 408, 'unknown');
	},
};

/** The script ran and was asked once, whatever became of its answer. */
async function* thatAreSpoilt(bed: Bed): AsyncGenerator<Row> {
	const unreadable = /The PBX was asked, but its answer cannot be read/;
	const ways: Array<[NonNullable<Switches['gzip']>, string, RegExp]> = [
		// Node unpacks what is there, and does not miss the end.
		['cut', 'a packed answer without its end', /The answer of the PBX was cut off/],
		['changed', 'a packed answer with other bytes in it', unreadable],
		['plain', 'an answer that is not packed and says so', unreadable],
	];
	for (const [gzip, what, error] of ways) {
		for (const [server, url] of [
			['Apache', bed.apache.url('main')],
			['nginx', bed.nginx.url('main')],
		]) {
			await bed.clear();
			const [list, dial] = await bed.with({ gzip }, async () => [
				await bed.item(QUEUES, { url }),
				await bed.item(DIAL, { url }),
			]);
			yield fits(`${server}: ${what}: no list`, list, { error });
			const told = String(dial.error);
			const dials = (await bed.orders('dial')).length;
			const isRight = UNKNOWN.test(told) && error.test(told) && dials === 1;
			yield holds(`${server}: ${what}: a dial is unknown, and was dialled once`, isRight, told);
		}
	}
}

interface Slow {
	what: string;
	/** How much of the request comes in time. */
	bytes: number;
	url: string;
	error: RegExp;
	isFax?: true;
	/** How often the script ran. */
	ran: number;
}

async function* toSlowRequests(bed: Bed): AsyncGenerator<Row> {
	const hungUp = /closed the connection before its answer was complete/;
	const [atApache, atNginx] = [bed.apache.url('hasty'), bed.nginx.url('hasty')];
	const cases: Slow[] = [
		{ what: 'Apache: half an address', bytes: 10, url: atApache, error: hungUp, ran: 0 },
		{
			what: 'Apache: half the headers',
			bytes: 220,
			url: atApache,
			error: /failed to answer \(HTTP 408\)/,
			ran: 0,
		},
		{
			what: 'Apache: half a file, and the script runs with it',
			bytes: 60_000,
			url: atApache,
			error: /failed to answer \(HTTP 500\)/,
			isFax: true,
			ran: 1,
		},
		// It has a status for that in its log, and sends none.
		{ what: 'nginx: half the headers', bytes: 220, url: atNginx, error: hungUp, ran: 0 },
		{ what: 'nginx: half a file', bytes: 60_000, url: atNginx, error: hungUp, isFax: true, ran: 0 },
	];
	for (const slow of cases) yield await ofSlowRequest(bed, slow);
}

async function ofSlowRequest(
	bed: Bed,
	{ what, bytes, url, error, isFax, ran }: Slow,
): Promise<Row> {
	await bed.clear();
	const seen = await withSlowLine(url, bytes, async (line) =>
		isFax
			? await bed.item(FAX, { url: line, items: [fileItem(PDF)] })
			: await bed.item(DIAL, { url: line }),
	);
	const told = String(seen.error);
	const requests = (await bed.requests()).length;
	const orders = await bed.orders(isFax ? 'fax' : 'dial');
	return holds(
		`${what}: outcome unknown, nothing was carried out`,
		UNKNOWN.test(told) && error.test(told) && requests === ran && orders.length === 0,
		`${told} | the script ran ${requests} times`,
	);
}

const ofTheTable = (what: string, sign: string | number, delivery: Delivery): Row =>
	fits(`the table says the same: ${what}`, deliveryOf([sign]).delivery, delivery);
