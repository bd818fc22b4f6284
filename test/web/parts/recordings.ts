import type { Row } from '../../e2e/part';
import { RECORDING, type Bed } from '../bed';
import type { Switches } from '../bed/switches';
import type { WebPart } from './part';
import { fits, holds } from './rows';

const CALL_ID = 'pbx01-1769862600.1';
const DOWNLOAD = {
	resource: 'recording',
	operation: 'download',
	callId: CALL_ID,
	options: { maxWaitSeconds: 1 },
};

/** Sound files as readfile sends them. */
export const recordings: WebPart = {
	name: 'recordings',
	limitMinutes: 5,
	async *run({ bed }) {
		await bed.clear();
		yield* ofOneFile(bed);
		yield* ofHalfAFile(bed);
		yield* ofNoFile(bed);
	},
};

async function* ofOneFile(bed: Bed): AsyncGenerator<Row> {
	const { apache, nginx } = bed;
	const ways: Array<[string, string, Switches]> = [
		['Apache, the name in raw UTF-8', apache.url('main'), {}],
		['nginx', nginx.url('main'), {}],
		['Apache, filename*', apache.url('main'), { fileNameForm: 'extended' }],
		[
			'Apache, as application/octet-stream',
			apache.url('main'),
			{ fileType: 'application/octet-stream' },
		],
		['Apache, as text/html', apache.url('main'), { fileType: 'text/html' }],
		['Apache, without Content-Length', apache.url('main'), { noLength: true }],
		['Apache, packed by mod_deflate', apache.url('deflated'), {}],
		['https', apache.url('secure'), {}],
	];
	for (const [how, url, switches] of ways) {
		const { isWhole, isNamed, seen } = await bed.with(
			switches,
			async () => await downloaded(bed, url),
		);
		yield holds(`${how}: byte for byte, under its name`, isWhole && isNamed, seen);
	}
}

async function* ofHalfAFile(bed: Bed): AsyncGenerator<Row> {
	const cut = await bed.with({ halfFile: true }, async () => await bed.item(DOWNLOAD));
	yield fits('half a file with the length of all of it: an error', cut, {
		error: /before its answer was complete/,
	});
	const short = await bed.with(
		{ halfFile: true, noLength: true },
		async () => await bed.item(DOWNLOAD),
	);
	yield fits('half a file without a length: not complete', short, {
		recording: { complete: false },
	});
}

async function* ofNoFile(bed: Bed): AsyncGenerator<Row> {
	const missing = { ...DOWNLOAD, callId: 'pbx01-1.1', options: { whenMissing: 'itemWithoutFile' } };
	yield fits('no recording: 0 bytes are none', await bed.item(missing), { found: false });
	const refused = await bed.item(DOWNLOAD, { fields: { apiKey: 'wrong' } });
	yield fits('a wrong key: its sentence is never stored', refused, {
		error: /refused the API key/,
	});
	const gone = await bed.with(
		{ databasePort: 1, ini: { display_errors: '1' } },
		async () => await bed.item(DOWNLOAD),
	);
	yield fits("PHP's last words are never stored", gone, { error: /cannot be read/ });
}

/** What is stored of the bed's recording. */
export async function downloaded(bed: Bed, url?: string) {
	const run = await bed.run(DOWNLOAD, { url });
	const [item] = run.items();
	const bytes = item?.binary ? await run.binary(item) : Buffer.alloc(0);
	const { name, bytes: whole } = RECORDING;
	return {
		isWhole: bytes.equals(whole),
		isBeginning: bytes.length > 1000 && whole.subarray(0, bytes.length).equals(bytes),
		isNamed: item?.binary?.data.fileName === name,
		seen: `${bytes.length} of ${whole.length} bytes, ${String(item?.binary?.data.fileName ?? run.error?.message)}`,
	};
}
