/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StubServer, type Load, type Visit } from './stubServer';
import { recordingBytes, rowsFrom, weeklyRowsFrom } from './stubReplies';

/** What the stub saw since it was last asked to forget. */
export interface Seen {
	requests: number;
	/** The most requests that were in flight at once. */
	mostInFlight: number;
	/** Each request, but those of {@link OTHER_CLIENT}. */
	visits: Visit[];
}

/** The tenant of a client that is not measured, but that what is measured may keep waiting. */
export const OTHER_CLIENT = 'OTHER-CLIENT';

/** Which PBX: how its server bears what it is asked, how many calls it has in every window, or in a week. */
export interface Profile extends Load {
	rows?: number;
	callsPerWeek?: number;
}

/**
 * A PBX that costs nothing: it answers from memory, so that what is measured is the asking. The
 * simulator is the faithful one; this one is fast.
 */
export interface Stub {
	/** The API address of such a PBX. */
	url(profile: Profile): string;
	/** Forgets what was seen; each PBX is as it was before its first request. */
	forget(): void;
	seen(): Seen;
	/** When the requests came, in milliseconds, by tenant. */
	arrivals(): Map<string, number[]>;
	stop(): Promise<void>;
}

export async function startStub(): Promise<Stub> {
	let seen = nothing();
	let servers = new Map<string, Served>();
	let inFlight = new Set<ServerResponse>();
	let arrivals = new Map<string, number[]>();
	const listener = (request: IncomingMessage, response: ServerResponse) => {
		inFlight.add(response);
		seen = {
			...seen,
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
		const served = servers.get(url.pathname) ?? servedAt(url);
		servers.set(url.pathname, served);
		const visit = served.server.come();
		if (tenant !== OTHER_CLIENT) seen.visits.push(visit);
		void answer(request, response, url, { ...served, visit });
	};
	const listening = await Promise.all(
		Array.from({ length: PBXS }, async () => await listen(createServer(listener))),
	);
	const ports = new Map<string, number>();
	return {
		url: (profile) => {
			const words = Object.entries(profile).map(([name, value]) => `${name}-${value}/`);
			const path = `/${words.join('')}pbx/gisapi.php`;
			const server = listening[Math.min(ports.size, PBXS - 1)];
			const port = ports.get(path) ?? (server.address() as AddressInfo).port;
			ports.set(path, port);
			return `http://127.0.0.1:${port}${path}`;
		},
		forget: () => {
			seen = nothing();
			servers = new Map();
			inFlight = new Set();
			arrivals = new Map();
		},
		seen: () => seen,
		arrivals: () => arrivals,
		stop: async () => {
			for (const server of listening) server.closeAllConnections();
			await Promise.all(
				listening.map(async (server) => await new Promise((resolve) => server.close(resolve))),
			);
		},
	};
}

/** So many hosts, one for each PBX: the pack keeps a limit of requests for each. */
const PBXS = 30;

async function listen(server: Server): Promise<Server> {
	// measured connections must not end because nobody used them for five seconds
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 511, resolve));
	return server;
}

const nothing = (): Seen => ({ requests: 0, mostInFlight: 0, visits: [] });

/** A PBX and what is behind its address. */
interface Served {
	profile: Profile;
	server: StubServer;
}

function servedAt(url: URL): Served {
	const profile = profileOf(url);
	return { profile, server: new StubServer(profile) };
}

/** As its address says. */
function profileOf({ pathname }: URL): Profile {
	const words = pathname.matchAll(/([A-Za-z]+)-(\d+)\//g);
	return Object.fromEntries([...words].map(([, name, value]) => [name, Number(value)]));
}

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
	{ profile, server, visit }: Served & { visit: Visit },
): Promise<void> {
	request.resume(); // a form is read and thrown away
	const { rows = 0, callsPerWeek = 0 } = profile;
	await server.serve(visit);
	response.once('close', () => server.leave());
	if (visit.isRefused) {
		response.writeHead(503).end();
		return;
	}
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
