/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** The web server in front of the PBX's script: sockets, log of requests, faults. */
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerThroughFaults, page, takeFaults, type ActiveFault, type HttpAnswer } from './faults';
import { answer } from './gate';
import type { Pbx } from './pbx';
import { encode, type Reply } from './reply';
import { readRequest, type ApiRequest } from './request';

/** A request as it arrived; the key is in it, so that tests can look for it. */
export interface RequestRecord extends ApiRequest {
	/** Epoch milliseconds, real time. */
	at: number;
	/** Requests being answered at that moment, this one included. */
	inFlight: number;
}

export interface RequestLog {
	requests: RequestRecord[];
	inFlight: number;
	mostInFlight: number;
}

const HTML = 'text/html; charset=UTF-8';

/**
 * Status 200 always; the content type follows `format` unless the operation says otherwise
 * (pbx.md#the-reply).
 */
function toHttp(request: ApiRequest, reply: Reply): HttpAnswer {
	const contentType = reply.contentType ?? (request.format === 'json' ? 'application/json' : HTML);
	return {
		status: 200,
		headers: {
			'content-type': contentType,
			...(reply.contentDisposition ? { 'content-disposition': reply.contentDisposition } : {}),
		},
		body: typeof reply.body === 'string' ? encode(reply.body) : reply.body,
	};
}

async function runScript(pbx: Pbx, request: ApiRequest, signal: AbortSignal): Promise<HttpAnswer> {
	if (!pbx.scripts.includes(request.path)) return page(404, '404 Not Found');
	const reply = answer(pbx, request);
	if (reply.silentSeconds) await sleep(reply.silentSeconds * 1000, undefined, { signal });
	return toHttp(request, reply);
}

function send(
	response: ServerResponse,
	{ status, headers, body, cut, contentLength = body.length }: HttpAnswer,
): void {
	if (cut === 'beforeReply') {
		response.destroy();
		return;
	}
	response.writeHead(status, { ...headers, 'content-length': contentLength });
	if (cut === 'inBody') {
		response.write(body.subarray(0, body.length / 2), () => response.destroy());
		return;
	}
	response.end(body);
}

export interface RunningServer {
	origin: string;
	/** Closes every socket, answered or not. */
	stop(): Promise<void>;
}

/** Listens on a loopback port; `port` 0 takes a free one. */
export async function listen(
	pbx: Pbx,
	log: RequestLog,
	faults: () => ActiveFault[],
	{ host, port }: { host: string; port: number },
): Promise<RunningServer> {
	const stopping = new AbortController();
	// any number of requests may wait for their late answers at a time
	setMaxListeners(0, stopping.signal);

	async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const request = await readRequest(message);
		log.requests.push({ ...request, at: Date.now(), inFlight: log.inFlight });
		const context = { request, origin: pbx.origin, signal: stopping.signal };
		const hits = takeFaults(faults(), request);
		send(
			response,
			await answerThroughFaults(hits, context, (seen) => runScript(pbx, seen, stopping.signal)),
		);
	}

	const server = createServer((message, response) => {
		log.inFlight += 1;
		log.mostInFlight = Math.max(log.mostInFlight, log.inFlight);
		response.once('close', () => {
			log.inFlight -= 1;
		});
		respond(message, response).catch((error: unknown) => {
			if (!stopping.signal.aborted && !message.errored) pbx.problems.push(error);
			response.destroy();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, host, resolve);
	});
	const address = server.address() as AddressInfo;

	return {
		origin: `http://${host}:${address.port}`,
		stop: async () => {
			stopping.abort();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}
