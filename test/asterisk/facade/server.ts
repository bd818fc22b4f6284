/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import type { Asterisk } from '../bed/asterisk';
import { TENANT } from '../bed/numbers';
import type { Reply } from './reply';
import { NOTHING, text } from './reply';
import type { FacadeSettings } from './request';
import { HANDLERS } from './requests';

const KEY = 'key of the bed';
const REFUSED = text('Too bad... you mistaken the security api key.\n');

/** `gisapi.php` in front of a real Asterisk. */
export interface Facade {
	url: string;
	key: string;
	tenant: string;
	/** May be changed at any time. */
	settings: FacadeSettings;
	/** What it could not answer, with the error. */
	problems: string[];
}

/** Starts it on a free port; `cleanUp` ends it. */
export async function startFacade(asterisk: Asterisk, cleanUp: CleanUp): Promise<Facade> {
	const settings: FacadeSettings = { keepsLocal: false };
	const problems: string[] = [];
	const server = createServer((request, response) => {
		void answer(request, asterisk, settings)
			.catch((error: Error) => {
				problems.push(`${(request.url ?? '').replace(/key=[^&]*/, 'key=')}: ${error.stack}`);
				return undefined;
			})
			.then((answered) => write(response, answered));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	cleanUp.add(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}/pbx/gisapi.php`;
	return { url, key: KEY, tenant: TENANT, settings, problems };
}

interface Answered extends Reply {
	isJson: boolean;
}

async function answer(
	request: IncomingMessage,
	asterisk: Asterisk,
	settings: FacadeSettings,
): Promise<Answered> {
	const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
	const body = await bodyOf(request);
	const params = Object.fromEntries([...query, ...new URLSearchParams(body)]);
	const isJson = params.format?.toLowerCase() === 'json';
	if (params.key !== KEY || params.tenant !== TENANT) return { ...REFUSED, isJson };
	const handler = HANDLERS[(params.reqtype ?? '').toLowerCase()];
	const reply = (await handler?.({ params, asterisk, settings })) ?? NOTHING;
	return { ...reply, isJson };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	return isForm ? Buffer.concat(pieces).toString('utf8') : '';
}

/** Always 200, as the script answers; 500 only where the bed itself fails. */
function write(response: ServerResponse, answered: Answered | undefined): void {
	if (!answered) return void response.writeHead(500).end('The facade failed');
	const { body, contentType, isJson } = answered;
	const type = contentType ?? (isJson ? 'application/json' : 'text/html; charset=UTF-8');
	response.writeHead(200, { 'content-type': type }).end(body);
}
