/** Calls that somebody makes by himself: from outside over the trunk, or from an extension's phone. */
import { directionOf } from './calls';
import { CONTEXTS } from './cdr';
import type { LiveCall } from './channel';
import { DEFAULT_RING_SECONDS, runDialplan, type Instruction } from './dialplan';
import { accountOf, bareNumber, findExtension, partyOf, type Pbx } from './pbx';
import { addPhone } from './line';

export type { Instruction } from './dialplan';

/** Every part may be left out: 0500000001 calls a DID, and extension 204 rings. */
export interface PlacedCallInput {
	/** An extension, or a number outside. */
	from?: string;
	fromName?: string;
	/** What was dialled; of a call from outside a DID. */
	to?: string;
	/** The number that the dialplan is at in the end: the queue's, the ring group's; default: `to`. */
	extension?: string;
	/** What the dialplan does, in its order; default: it rings `to`, or 204 for a DID. */
	dialplan?: Instruction[];
	/** Default: what the switch `talkSeconds` says. */
	talkSeconds?: number;
	/** What the `h` extension of the dialplan does; blank: there is none. */
	hangupApplication?: string;
	recording?: boolean;
}

/** Begins a call now; it goes on as the PBX's clock does. */
export function placeCall(pbx: Pbx, input: PlacedCallInput = {}): LiveCall {
	const from = bareNumber(pbx, input.from ?? '0500000001');
	const isInbound = !findExtension(pbx, from);
	const to = input.to ?? (isInbound ? '0700000000' : '205');
	const now = pbx.clock.now().getTime();
	const call: LiveCall = {
		originateId: '',
		linkedId: '',
		source: from,
		sourceName: input.fromName,
		destination: to,
		variables: {},
		recording: input.recording ?? pbx.switches.recordEverything === 'on',
		channels: [],
		filedRows: 0,
	};
	const caller = addPhone(pbx, call, {
		party: from,
		side: 'source',
		startsAt: now,
		answersAt: null,
		endsAt: now,
	});
	call.linkedId = caller.uniqueId;
	const known = partyOf(pbx, from);
	caller.run = {
		startsAt: now,
		context: CONTEXTS[directionOf(pbx, call)],
		caller: { ...known, name: input.fromName ?? known.name },
		realSource: accountOf(pbx, from),
		firstDestination: to,
		originateId: '',
		hangupApplication: input.hangupApplication ?? 'NoOp',
		steps: [],
	};
	pbx.state.calls.push(call);
	const phones = [isInbound ? '204' : to];
	runDialplan(pbx, call, caller, {
		extension: input.extension ?? to,
		instructions: input.dialplan ?? [
			{ dial: phones, maxRing: DEFAULT_RING_SECONDS },
			{ application: 'Hangup' },
		],
		at: now,
		talkSeconds: input.talkSeconds ?? pbx.switches.talkSeconds,
	});
	return call;
}
