import { sleep, type INodeExecutionData } from 'n8n-workflow';

import type { Fields } from '../../../fields/field';
import { endOfCall, mayGoOn, type CallEnd, type Parties } from '../../../pbx/calls/callEnd';
import type { CallRecord } from '../../../pbx/calls/callRecord';
import { uniqueIdOf } from '../../../pbx/calls/callIdentity';
import { FAILED } from '../../../pbx/calls/disposition';
import { endIfCanceled } from '../../waiting';
import { fetchRows } from '../../../callRecords/fetchRows';
import { windowBetween } from '../../../pbx/time/window';
import { itemOf, type OperationCall, type Unfinished } from '../../operation';
import type { Settings } from '../../../transport/account';
import type { CallQuestions } from './callEnding';
import { CallWatch, type Watched } from './callWatch';
import { isUp } from './isUp';
import { OtherForms } from './otherForms';
import { UnregisteredSource } from './unregisteredSource';
import { DAY_MS, SECOND_MS } from '../../../pbx/time/zoneClock';

type Call = OperationCall<Fields, Fields, Fields>;

/** The clocks of the PBX and n8n may be so far apart. */
const CLOCK_MARGIN_MS = 15 * 60_000;

/** How a call ended, as far as somebody knows. */
type End = Omit<CallEnd, 'call'> & { call: CallRecord | null };

const NOBODY = { answeredBy: null, call: null, legs: [] };
const NOBODY_KNOWS = { ...NOBODY, talkSeconds: null, decidedBy: null };

/** A call that was dialled. */
export interface Dialled {
	/** What the item says of it. */
	output: {
		source: string;
		destination: string;
		confirmed: boolean;
		/** Null where the PBX gave none: such a call cannot be told from others. */
		originateId: string | null;
		reply: unknown;
	};
	/** Epoch milliseconds. */
	sentAt: number;
	parties: Parties;
}

/** A dialled call that comes out of the item when it has ended, with its legs and how it ended. */
export function followed(
	call: Call,
	{ output, sentAt, parties }: Dialled,
	{ callsAtOnce, maxWaitSeconds }: { callsAtOnce: number; maxWaitSeconds: number },
): Unfinished {
	const { originateId } = output;
	return {
		atOnce: callsAtOnce,
		async finish() {
			if (originateId === null) return endedItem(output, UNTRACEABLE, 0);
			const id = uniqueIdOf(originateId);
			const since = performance.now() - msSince(sentAt, maxWaitSeconds * SECOND_MS);
			const seen = await watchOf(call).endOf({
				originateId: id,
				dialledAt: sentAt,
				giveUpAt: since + maxWaitSeconds * SECOND_MS,
				ask: questionsAbout(call, { originateId: id, parties }),
			});
			endIfCanceled(call.n8n);
			if (seen === undefined) return [];
			const waitedSeconds = Math.round((performance.now() - since) / SECOND_MS);
			return endedItem(output, endOf(call, { parties, waitedSeconds }, seen), waitedSeconds, seen);
		},
	};
}

/** How long ago an instant was, whatever was done to n8n's clock since: at most so long. */
function msSince(instant: number, most: number): number {
	return Math.min(Math.max(0, Date.now() - instant), most);
}

const UNTRACEABLE: End = {
	...NOBODY_KNOWS,
	outcome: 'unknown',
	endedBecause: 'The PBX gave no originate ID, so the call could not be followed',
};

/** The item of a call that is over: how it ended comes first, its rows and IDs last. */
function endedItem(
	{ source, destination, ...dialled }: Dialled['output'],
	{ outcome, answeredBy, talkSeconds, talkIncludesRinging, call, legs, ...end }: End,
	waitedSeconds: number,
	seen?: Watched,
): INodeExecutionData[] {
	const sourceUnregistered = seen?.end === 'sourceUnregistered';
	const talk = { talkSeconds, ...(talkIncludesRinging && { talkIncludesRinging }) };
	const told = { outcome, answeredBy, ...talk, ...end, sourceUnregistered, waitedSeconds };
	return itemOf({ source, destination, ...told, call, legs, ...dialled });
}

/** What the watch may ask about a call, in the name of its item. */
function questionsAbout(
	call: Call,
	dialled: { originateId: string; parties: Parties },
): CallQuestions {
	const { originateId, parties } = dialled;
	const { countryCode } = call.pbx.settings;
	const dialledSource = { number: parties.source, countryCode };
	const { pbx, clock } = call;
	const asking = { pbx, clock, forms: new OtherForms(), isStopped: () => call.isStopped() };
	const source = new UnregisteredSource(asking, { originateId, source: parties.source });
	return {
		mayGoOn: (rows) => mayGoOn(rows, clock, dialledSource),
		isUp: async (rows) => await isUp(asking, { ...dialled, rows }),
		isSourceUnregistered: async (now) => await source.isSeen(now),
	};
}

/** By the CDR alone; what the PBX shows of a call without one only tells why there is none. */
function endOf(
	{ clock, pbx }: Call,
	{ parties, waitedSeconds }: { parties: Parties; waitedSeconds: number },
	{ end, rows, failure }: Watched,
): End {
	const within = `within ${waitedSeconds} seconds`;
	const why = failure === undefined ? '' : `: ${failure}`;
	switch (end) {
		case 'filed':
			return endOfCall(rows, parties, clock, pbx.settings.countryCode);
		case 'sourceUnregistered':
			return failedAtSource(parties);
		case 'up':
			return {
				...NOBODY_KNOWS,
				outcome: 'stillTalking',
				endedBecause: `It has not ended ${within}, and goes on`,
			};
		case 'unseen':
			return {
				...NOBODY_KNOWS,
				outcome: 'unknown',
				endedBecause: `The PBX showed no end of the call ${within}${why}`,
			};
	}
}

function failedAtSource({ source }: Parties): End {
	const endedBecause = `The source (${source}) is not registered, so the destination was not called`;
	return { ...NOBODY, outcome: FAILED, talkSeconds: 0, endedBecause, decidedBy: 'source' };
}

/** One watch for all items of an execution that ask the same account. */
const watches = new WeakMap<Settings, CallWatch>();

function watchOf({ pbx, clock, isStopped }: Call): CallWatch {
	const account = pbx.settings;
	const known = watches.get(account);
	if (known) return known;
	const unnamed = pbx.ofNoItem();
	const watch = new CallWatch({
		read: async (since) =>
			await fetchRows(
				unnamed,
				'legs',
				windowBetween(since - CLOCK_MARGIN_MS, Date.now() + DAY_MS, clock),
			),
		now: () => performance.now(),
		sleep,
		isStopped,
	});
	watches.set(account, watch);
	return watch;
}
