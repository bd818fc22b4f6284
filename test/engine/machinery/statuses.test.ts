/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createServer, type OutgoingHttpHeaders } from 'node:http';

import { fileItem } from '../fax/pdfItem';
import { usePbx } from '../support';
import { fateOfDial, LOST, NOT_SENT, startOdd, type OddServer } from './fate';
import { DIAL_EACH, numbersToDial, RETRY } from './sentOnce';

const pbx = usePbx();
let server: OddServer | undefined;
let asked: string[];

beforeEach(() => (asked = []));
afterEach(async () => {
	await server?.stop();
	server = undefined;
});

/** A web server that answers everything with this status, and lets no script run. */
async function webServer(status: number, headers: OutgoingHttpHeaders = {}) {
	const http = createServer(({ url = '', headers: { host } }, response) => {
		asked.push(url);
		response.writeHead(status, { Location: `http://${host}/elsewhere`, ...headers });
		response.end('<html><head><title>No</title></head></html>');
	});
	server = await startOdd(http, 'http');
	return server.url;
}

const credentials = (apiUrl: string) => ({ gisPbxApi: pbx.credential({ apiUrl }) });

/** pbx.md#what-a-web-server-in-front-answers */
const REFUSED = [301, 308, 400, 401, 403, 404, 405, 407, 411, 413, 414, 429, 431];
const OPEN = [302, 303, 307, 402, 408, 409, 418, 500, 502, 503, 504, 599];

test.each(REFUSED)('after %d nothing was sent, and the number is free again', async (status) => {
	const fate = await fateOfDial(pbx, await webServer(status));

	expect(fate.message).toContain(`(HTTP ${status})`);
	expect(fate.message).not.toContain('Outcome unknown');
	expect(fate.description).toContain(NOT_SENT);
	expect(fate.isFreeAgain).toBe(true);
	expect(asked).toHaveLength(1);
});

test.each(OPEN)('after %d the outcome is not known, and the number is held', async (status) => {
	const fate = await fateOfDial(pbx, await webServer(status));

	expect(fate.message).toMatch(new RegExp(`^${LOST}.*\\(HTTP ${status}\\)$`));
	expect(fate.description).not.toContain(NOT_SENT);
	expect(fate.isFreeAgain).toBe(false);
	expect(asked).toHaveLength(1);
});

test.each([
	[403, 3],
	[413, 3],
	[429, 3],
	[500, 1],
	[302, 1],
])('%d: with Retry On Fail a dial is sent so many times: %d', async (status, times) => {
	const apiUrl = await webServer(status);
	const [item] = numbersToDial(1);
	await pbx.run(DIAL_EACH, { items: [item], node: RETRY, credentials: credentials(apiUrl) });

	expect(asked).toHaveLength(times);
});

describe.each([
	['a read', { resource: 'extension', operation: 'getState', extension: '204' }],
	[
		'a download',
		{ resource: 'recording', operation: 'download', callId: 'pbx01-1.1', outputField: 'data' },
	],
])('%s', (_, parameters) => {
	test.each([404, 429, 503])('says so of %d, without a word of sending', async (status) => {
		const run = await pbx.run(parameters, { credentials: credentials(await webServer(status)) });

		expect(run.error?.message).toContain(`(HTTP ${status})`);
		expect(run.error?.description).not.toContain('Nothing was sent');
		expect(asked).toHaveLength(1);
	});
});

test.each([
	['120', 'It asks to wait 120 seconds.'],
	['1', 'It asks to wait 1 second.'],
	[new Date(Date.now() - 5000).toUTCString(), 'It asks to wait 0 seconds.'],
	['soon', undefined],
])('429 and 503 with Retry-After %s say when', async (retryAfter, words) => {
	for (const status of [429, 503]) {
		const { description } = await fateOfDial(
			pbx,
			await webServer(status, { 'Retry-After': retryAfter }),
		);
		await server?.stop();
		if (words) expect(description).toContain(words);
		else expect(description).not.toContain('asks to wait');
	}
	server = undefined;
});

test('Retry-After may be a date', async () => {
	const when = new Date(Date.now() + 90_000).toUTCString();
	const { description } = await fateOfDial(pbx, await webServer(503, { 'Retry-After': when }));

	const seconds = Number(/asks to wait (\d+) seconds/.exec(description)?.[1]);
	expect(seconds).toBeGreaterThan(60);
	expect(seconds).toBeLessThanOrEqual(91);
});

test('413 names the file where there is one', async () => {
	const apiUrl = await webServer(413);
	const fax = {
		resource: 'fax',
		operation: 'send',
		sourceNumber: '0722280800',
		destinationNumber: '0500000001',
	};
	const run = await pbx.run(fax, { credentials: credentials(apiUrl), items: [fileItem()] });

	expect(run.error?.message).toBe(
		'The file is too large for the web server of the PBX (HTTP 413) [item 0]',
	);
	expect(run.error?.description).toMatch(/^Nothing was sent to the PBX\. Send a smaller file/);
	expect((await fateOfDial(pbx, apiUrl)).message).toBe(
		'The request is too large for the web server of the PBX (HTTP 413)',
	);
});

test('414 tells the length of the text', async () => {
	const message = 'ש'.repeat(1500);
	const sms = { resource: 'sms', operation: 'send', source: '204', destination: '0500000001' };
	const apiUrl = await webServer(414);
	const run = await pbx.run({ ...sms, message }, { credentials: credentials(apiUrl) });

	expect(run.error?.message).toBe(
		'The text is too long for the web server of the PBX (HTTP 414) [item 0]',
	);
	expect(run.error?.description).toContain('about 1,340 Hebrew letters');
	expect(run.error?.description).toContain('has 1,500 letters and takes 9,000 characters');
});

test('key and tenant stand first, where PHP drops what is too many', async () => {
	await fateOfDial(pbx, await webServer(404));

	expect(asked[0]).toMatch(/\?key=[^&]+&tenant=[^&]+&reqtype=DIAL&/);
});
