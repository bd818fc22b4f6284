/** Sends a call's events to a customer's web-hook as GIS does (pbx.md#call-events). */
import { answeredBy } from './calls';
import type { LiveCall } from './channel';
import { bareNumber, findExtension, usernameOf, type Pbx } from './pbx';
import type { Row } from './row';

export interface EventOptions {
	/** The customer's address. */
	url: string;
	/** Sent as `key`; default: the one agreed with the customer. */
	secret?: string;
	/** GET puts the fields in the query. */
	method?: 'POST' | 'GET';
	/** Of a POST's body; PHP's curl makes a multipart form of an array. */
	encoding?: 'form' | 'json' | 'multipart';
	/** GIS renamed `ended` to `hangup` at some time. */
	endWord?: 'hangup' | 'ended';
	/** The call's unique ID, or for a dialled call the originate ID. */
	idKind?: 'uniqueId' | 'originateId';
	/** `blank` and `missing`: as when no agent is known yet. */
	extension?: 'given' | 'blank' | 'missing';
	/** `false` leaves the optional field out. */
	linkedId?: boolean;
	/** More fields, or other values: nobody knows them all. */
	extra?: CallEvent;
	/** How often each event is sent. */
	copies?: number;
	order?: 'inOrder' | 'reversed';
}

export type CallEvent = Record<string, string>;

interface KnownCall {
	uniqueId: string;
	originateId: string;
	linkedId: string;
	outgoing: boolean;
	from: string;
	to: string;
	/** Bare number, blank when nobody answered. */
	answeredBy: string;
	/** In seconds; undefined while the call lasts. */
	duration?: string;
	recorded: boolean;
}

function fromLiveCall(pbx: Pbx, call: LiveCall): KnownCall {
	const talk = answeredBy(call, pbx.clock.now().getTime());
	return {
		uniqueId: call.linkedId,
		originateId: call.originateId,
		linkedId: call.linkedId,
		outgoing: call.originateId !== '',
		from: call.source,
		to: call.destination,
		answeredBy: talk?.phone.party ?? '',
		recorded: false,
	};
}

function fromRows(pbx: Pbx, simple: Row, leg: Row | undefined): KnownCall {
	const uniqueId = simple.sc_uniqueid ?? '';
	return {
		uniqueId,
		originateId: leg?.originateid ?? '',
		linkedId: leg?.linkedid ?? uniqueId,
		outgoing: simple.sc_direction === 'OUT',
		from: simple.sc_calleridnum ?? '',
		to: simple.sc_dialednum ?? '',
		answeredBy: simple.sc_whoanswered ?? '',
		duration: simple.sc_duration ?? '0',
		recorded: pbx.state.recordings.some((recording) => recording.uniqueId === uniqueId),
	};
}

function findCall(pbx: Pbx, callId: string): KnownCall | undefined {
	const live = pbx.state.calls.find(
		({ linkedId, originateId }) => linkedId === callId || originateId === callId,
	);
	if (live) return fromLiveCall(pbx, live);
	const leg = pbx.state.legs.find(({ row }) => [row.uniqueid, row.originateid].includes(callId));
	const uniqueId = leg?.row.originateid === callId ? leg.row.linkedid : callId;
	const simple = pbx.state.simpleCdrs.find(({ row }) => row.sc_uniqueid === uniqueId);
	return simple && fromRows(pbx, simple.row, leg?.row);
}

function actionsOf(call: KnownCall, endWord: string): string[] {
	if (call.duration === undefined) return call.answeredBy ? ['ring', 'answered'] : ['ring'];
	return ['ring', call.answeredBy ? 'answered' : 'missed', endWord];
}

/** The extension of ours that the call is about; nobody is known while it rings from outside. */
function extensionOf(pbx: Pbx, call: KnownCall, action: string): string {
	const inside = [call.outgoing ? call.from : '', action === 'ring' ? '' : call.answeredBy];
	const found = inside.find((number) => findExtension(pbx, number));
	return found ? usernameOf(pbx, bareNumber(pbx, found)) : '';
}

function recordUrl(pbx: Pbx, { recorded, uniqueId }: KnownCall): string {
	if (!recorded) return '';
	return encodeURIComponent(
		`${pbx.origin}${pbx.scripts[0]}?reqtype=INFO&info=recording&id=${uniqueId}`,
	);
}

/** The events of a call so far; of one that is over, all. Empty when the call is unknown. */
export function eventsOf(
	pbx: Pbx,
	callId: string,
	options: Omit<EventOptions, 'url'>,
): CallEvent[] {
	const {
		secret = pbx.eventSecret,
		endWord = 'hangup',
		extension = 'given',
		idKind = 'uniqueId',
	} = options;
	const call = findCall(pbx, callId);
	if (!call) return [];
	return actionsOf(call, endWord).map((action) => ({
		key: secret,
		action,
		original_call_id: (idKind === 'originateId' && call.originateId) || call.uniqueId,
		...(options.linkedId === false ? {} : { linkedid: call.linkedId }),
		is_outgoing: call.outgoing ? 'outgoing' : 'incoming',
		from_phone: call.from,
		target_phone: call.to,
		...(extension === 'missing'
			? {}
			: { extension: extension === 'given' ? extensionOf(pbx, call, action) : '' }),
		vendor: 'gis',
		...(action === endWord
			? { duration: call.duration ?? '', record_url: recordUrl(pbx, call) }
			: {}),
		...options.extra,
	}));
}

function toRequest(event: CallEvent, options: EventOptions): [url: string, init: RequestInit] {
	const { url, method = 'POST', encoding = 'form' } = options;
	if (method === 'GET') {
		const target = new URL(url);
		for (const [name, value] of Object.entries(event)) target.searchParams.set(name, value);
		return [target.href, { method }];
	}
	if (encoding === 'form') return [url, { method, body: new URLSearchParams(event) }];
	if (encoding === 'multipart') return [url, { method, body: multipart(event) }];
	const headers = { 'content-type': 'application/json' };
	return [url, { method, headers, body: JSON.stringify(event) }];
}

function multipart(event: CallEvent): FormData {
	const body = new FormData();
	for (const [name, value] of Object.entries(event)) body.append(name, value);
	return body;
}

/** Sends them one after the other; returns the HTTP status of each. */
export async function sendCallEvents(
	pbx: Pbx,
	callId: string,
	options: EventOptions,
): Promise<number[]> {
	const { copies = 1, order = 'inOrder' } = options;
	const events = eventsOf(pbx, callId, options);
	const ordered = order === 'reversed' ? [...events].reverse() : events;
	const statuses: number[] = [];
	for (const event of ordered.flatMap((one) => Array.from({ length: copies }, () => one))) {
		const response = await fetch(...toRequest(event, options));
		await response.arrayBuffer();
		statuses.push(response.status);
	}
	return statuses;
}
