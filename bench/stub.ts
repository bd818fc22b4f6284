/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { recordingBytes, rowsFrom, weeklyRowsFrom } from './stubReplies';

/** What the stub saw since it was last asked to forget. */
export interface Seen {
	requests: number;
	/** The most requests that were in flight at once. */
	mostInFlight: number;
}

/**
 * A PBX that costs nothing: it answers from memory, so that what is measured is the asking. The
 * simulator is the faithful one; this one is fast.
 */
export interface Stub {
	/**
	 * The API address of a PBX that takes `delayMs` for an answer and has `rows` calls in every window, or
	 * so many in a week.
	 */
	url(profile: { delayMs?: number; rows?: number; callsPerWeek?: number }): string;
	forget(): void;
	seen(): Seen;
	/** When the requests came, in milliseconds, by tenant. */
	arrivals(): Map<string, number[]>;
	stop(): Promise<void>;
}

export async function startStub(): Promise<Stub> {
	let seen: Seen = { requests: 0, mostInFlight: 0 };
	let inFlight = new Set<ServerResponse>();
	let arrivals = new Map<string, number[]>();
	const server = createServer((request, response) => {
		inFlight.add(response);
		seen = {
			requests: seen.requests + 1,
			mostInFlight: Math.max(seen.mostInFlight, inFlight.size),
		};
		// the answer is out; a client that dies before never finishes it
		for (const end of ['finish', 'close']) response.once(end, () => inFlight.delete(response));
		const url = new URL(request.url ?? '/', 'http://stub');
		const tenant = url.searchParams.get('tenant') ?? '';
		const times = arrivals.get(tenant);
		if (times) times.push(Date.now());
		else arrivals.set(tenant, [Date.now()]);
		void answer(request, response, url);
	});
	// measured connections must not end because nobody used them for five seconds
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 511, resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: ({ delayMs = 0, rows = 0, callsPerWeek = 0 }) =>
			`http://127.0.0.1:${port}/delay-${delayMs}/rows-${rows}/weekly-${callsPerWeek}/pbx/gisapi.php`,
		forget: () => {
			seen = { requests: 0, mostInFlight: 0 };
			inFlight = new Set();
			arrivals = new Map();
		},
		seen: () => seen,
		arrivals: () => arrivals,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
	request.resume(); // a form is read and thrown away
	const [delay, rows, callsPerWeek] = /^\/delay-(\d+)\/rows-(\d+)\/weekly-(\d+)\//
		.exec(url.pathname)
		?.slice(1)
		.map(Number) ?? [0, 0, 0];
	if (delay > 0) await wait(delay);
	const asked = url.searchParams;
	const isInfo = /^info$/i.test(asked.get('reqtype') ?? '');
	const reply = isInfo ? INFO[asked.get('info') ?? ''] : WRITES[asked.get('reqtype') ?? ''];
	const { type, body } = reply?.(asked, { rows, callsPerWeek }) ?? { type: JSON_TYPE, body: '' };
	response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
	response.end(body);
}

interface Reply {
	type: string;
	body: string | Buffer;
}

/** How many calls the PBX has, in every window or in a week. */
interface Calls {
	rows: number;
	callsPerWeek: number;
}

type Replies = Record<string, ((asked: URLSearchParams, calls: Calls) => Reply) | undefined>;

const JSON_TYPE = 'application/json';

const WRITES: Replies = {
	DIAL: () => ({
		type: JSON_TYPE,
		body: '{"Response":"Success","Message":"Originate successfully queued","ID":"15f3a9c01b27de"}',
	}),
	PHONEBOOK: () => ({ type: 'text/html; charset=UTF-8', body: 'OK' }),
};

const INFO: Replies = {
	// pbx.md#extension-state, an extension that talks
	extstate: () => ({
		type: JSON_TYPE,
		body:
			'{"UniqueID":"pbx01-1717232400.4670","LinkedID":"pbx01-1717232400.4669","Connected Line ID":"0500000001",' +
			'"Connected Line ID Name":"Demo Caller","Context":"authenticated","Extension":"0500000001","Direction":"IN","OtherParty":"0500000001"}',
	}),
	simplecdrs: (asked, { rows, callsPerWeek }) => {
		const [start, end] = [asked.get('start') ?? '', asked.get('end') ?? ''];
		const body =
			callsPerWeek > 0 ? weeklyRowsFrom({ start, end }, callsPerWeek) : rowsFrom(start, rows);
		return { type: JSON_TYPE, body };
	},
	recording: () => ({ type: 'audio/mpeg', body: recordingBytes }),
};
