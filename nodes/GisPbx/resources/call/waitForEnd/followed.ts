import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import type { Fields } from '../../../fields/field';
import { endOfCall, type CallEnd, type Parties } from '../../../pbx/calls/callEnd';
import { uniqueIdOf } from '../../../pbx/calls/callIdentity';
import { endIfCanceled } from '../../waiting';
import { fetchRows } from '../../../callRecords/fetchRows';
import { windowBetween } from '../../../pbx/time/window';
import { itemOf, type OperationCall, type Unfinished } from '../../operation';
import { CallWatch, type Watched } from './callWatch';
import { isUp } from './isUp';
import { DAY_MS } from '../../../pbx/time/zoneClock';

type Call = OperationCall<Fields, Fields, Fields>;

/** The clocks of the PBX and n8n may be so far apart. */
const CLOCK_MARGIN_MS = 15 * 60_000;

const NOBODY_KNOWS = {
	decidedBy: null,
	answeredBy: null,
	talkSeconds: null,
	talkIncludesRinging: false,
	call: null,
	legs: [],
};

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
	const { callsAtOnce = 1, maxWaitSeconds = 300, originateId, sentAt, output } = dialled;
	return {
		atOnce: callsAtOnce,
		async finish() {
			if (originateId === null) return itemOf({ ...output, ...UNTRACEABLE, waitedSeconds: 0 });
			const seen = await watchOf(call).endOf({
				originateId: uniqueIdOf(originateId),
				dialledAt: sentAt,
				giveUpAt: sentAt + maxWaitSeconds * 1000,
			});
			endIfCanceled(call.n8n);
			if (seen === undefined) return [];
			const waitedSeconds = Math.round((Date.now() - sentAt) / 1000);
			const end = await endOf(call, { ...dialled, originateId, waitedSeconds }, seen);
			return itemOf({ ...output, ...end, waitedSeconds });
		},
	};
}

const UNTRACEABLE = {
	outcome: 'unknown',
	endedBecause: 'The PBX gave no originate ID, so the call could not be followed',
	...NOBODY_KNOWS,
};

/** By the CDR alone; what the PBX shows of a call without one only tells why there is none. */
async function endOf(
	{ pbx, clock, isStopped }: Call,
	dialled: { originateId: string; parties: Parties; waitedSeconds: number },
	{ rows, failure }: Watched,
): Promise<CallEnd | object> {
	if (rows.length > 0) return endOfCall(rows, dialled.parties, clock);
	const within = `within ${dialled.waitedSeconds} seconds`;
	if (await isUp(pbx, dialled, isStopped)) {
		const endedBecause = `It has not ended ${within}, and goes on`;
		return { outcome: 'stillTalking', endedBecause, ...NOBODY_KNOWS };
	}
	const why = failure === undefined ? '' : `: ${failure}`;
	const endedBecause = `The PBX showed no end of the call ${within}${why}`;
	return { outcome: 'unknown', endedBecause, ...NOBODY_KNOWS };
}

/** One watch for all items of an execution, which has this object of n8n's to itself. */
const watches = new WeakMap<IExecuteFunctions, CallWatch>();

function watchOf({ n8n, pbx, clock, isStopped }: Call): CallWatch {
	const known = watches.get(n8n);
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
	watches.set(n8n, watch);
	return watch;
}
