import { sleep } from 'n8n-workflow';

import type { Fields } from '../../../fields/field';
import { endOfCall, mayGoOn, type CallEnd, type Parties } from '../../../pbx/calls/callEnd';
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
import { UnregisteredSource } from './unregisteredSource';
import { DAY_MS } from '../../../pbx/time/zoneClock';

type Call = OperationCall<Fields, Fields, Fields>;

/** The clocks of the PBX and n8n may be so far apart. */
const CLOCK_MARGIN_MS = 15 * 60_000;

const NO_ROWS = { call: null, legs: [] };
const NOBODY_KNOWS = { decidedBy: null, answeredBy: null, talkSeconds: null, ...NO_ROWS };

/** What an item is to be told about its call, with what the dial brought out. */
interface Dialled {
	output: object;
	/** Null where the PBX gave none: such a call cannot be told from others. */
	originateId: string | null;
	/** Epoch milliseconds. */
	sentAt: number;
	parties: Parties;
	callsAtOnce?: number;
	maxWaitSeconds?: number;
}

/** A dialled call that comes out of the item when it has ended, with its legs and how it ended. */
export function followed(call: Call, dialled: Dialled): Unfinished {
	const { callsAtOnce = 1, maxWaitSeconds = 300, originateId, sentAt, parties, output } = dialled;
	return {
		atOnce: callsAtOnce,
		async finish() {
			if (originateId === null) return itemOf({ ...output, ...UNTRACEABLE, waitedSeconds: 0 });
			const id = uniqueIdOf(originateId);
			const seen = await watchOf(call).endOf({
				originateId: id,
				dialledAt: sentAt,
				giveUpAt: sentAt + maxWaitSeconds * 1000,
				ask: questionsAbout(call, { originateId: id, parties }),
			});
			endIfCanceled(call.n8n);
			if (seen === undefined) return [];
			const waitedSeconds = Math.round((Date.now() - sentAt) / 1000);
			const end = endOf(call, { parties, waitedSeconds }, seen);
			const sourceUnregistered = seen.end === 'sourceUnregistered';
			return itemOf({ ...output, ...end, sourceUnregistered, waitedSeconds });
		},
	};
}

const UNTRACEABLE = {
	outcome: 'unknown',
	endedBecause: 'The PBX gave no originate ID, so the call could not be followed',
	...NOBODY_KNOWS,
	sourceUnregistered: false,
};

/** What the watch may ask about a call, in the name of its item. */
function questionsAbout(
	call: Call,
	dialled: { originateId: string; parties: Parties },
): CallQuestions {
	const { originateId, parties } = dialled;
	const { countryCode } = call.pbx.settings;
	const dialledSource = { number: parties.source, countryCode };
	const source = new UnregisteredSource(call, { originateId, source: parties.source });
	return {
		mayGoOn: (rows) => mayGoOn(rows, call.clock, dialledSource),
		isUp: async (rows) => await isUp(call, { ...dialled, rows }),
		isSourceUnregistered: async (now) => await source.isSeen(now),
	};
}

/** By the CDR alone; what the PBX shows of a call without one only tells why there is none. */
function endOf(
	{ clock, pbx }: Call,
	{ parties, waitedSeconds }: { parties: Parties; waitedSeconds: number },
	{ end, rows, failure }: Watched,
): CallEnd | object {
	const within = `within ${waitedSeconds} seconds`;
	const why = failure === undefined ? '' : `: ${failure}`;
	switch (end) {
		case 'filed':
			return endOfCall(rows, parties, clock, pbx.settings.countryCode);
		case 'sourceUnregistered':
			return failedAtSource(parties);
		case 'up':
			return {
				outcome: 'stillTalking',
				endedBecause: `It has not ended ${within}, and goes on`,
				...NOBODY_KNOWS,
			};
		case 'unseen':
			return {
				outcome: 'unknown',
				endedBecause: `The PBX showed no end of the call ${within}${why}`,
				...NOBODY_KNOWS,
			};
	}
}

function failedAtSource({ source }: Parties): object {
	const endedBecause = `The source (${source}) is not registered, so the destination was not called`;
	const nobody = { decidedBy: 'source', answeredBy: null, talkSeconds: 0, ...NO_ROWS };
	return { outcome: FAILED, endedBecause, ...nobody };
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
		now: () => Date.now(),
		sleep,
		isStopped,
	});
	watches.set(account, watch);
	return watch;
}
