import type { IDataObject } from 'n8n-workflow';
import { isEqual, type Row } from '../../e2e/part';
import type { Bed } from '../bed';
import { ABSENT } from '../bed/numbers';
import { secondsOf, talkOf, type SeenCall } from '../phone/call';
import { ANSWERS, BUSY, DECLINES, RINGS, type Manner } from '../phone/phone';
import { agrees, holds, type AsteriskPart } from './part';

interface Case {
	/** As the recorded scenarios number it. */
	name: string;
	what: string;
	source: [extension: string, manner: Manner];
	destination: [extension: string, manner: Manner];
	outcome: string;
	decidedBy: string;
}

const TALK_MS = 6_000;
const HANGS_UP: Manner = { does: 'answer', afterMs: 1_500, hangUpAfterMs: TALK_MS };

const CASES: Case[] = [
	{
		name: '19-c2c-both-answer',
		what: 'both answer',
		source: ['204', ANSWERS],
		destination: ['205', HANGS_UP],
		outcome: 'answered',
		decidedBy: 'destination',
	},
	{
		name: '20-c2c-dest-busy',
		what: 'the destination is busy',
		source: ['204', ANSWERS],
		destination: ['205', BUSY],
		outcome: 'busy',
		decidedBy: 'destination',
	},
	{
		name: '21-c2c-dest-noanswer',
		what: 'the destination is silent',
		source: ['204', ANSWERS],
		destination: ['205', RINGS],
		outcome: 'noAnswer',
		decidedBy: 'destination',
	},
	{
		name: '20d-c2c-dest-declines',
		what: 'the destination declines',
		source: ['204', ANSWERS],
		destination: ['205', DECLINES],
		outcome: 'busy',
		decidedBy: 'destination',
	},
	{
		name: '25b-c2c-dest-unregistered',
		what: 'the destination is not registered',
		source: ['204', ANSWERS],
		destination: [ABSENT, RINGS],
		outcome: 'failed',
		decidedBy: 'destination',
	},
	{
		name: '23-c2c-source-busy',
		what: 'the source is busy',
		source: ['204', BUSY],
		destination: ['205', ANSWERS],
		outcome: 'busy',
		decidedBy: 'source',
	},
	{
		name: '22-c2c-source-noanswer',
		what: 'the source is silent',
		source: ['204', RINGS],
		destination: ['205', ANSWERS],
		outcome: 'noAnswer',
		decidedBy: 'source',
	},
	{
		name: '23d-c2c-source-declines',
		what: 'the source declines',
		source: ['204', DECLINES],
		destination: ['205', ANSWERS],
		outcome: 'busy',
		decidedBy: 'source',
	},
	{
		name: '25-c2c-source-unregistered',
		what: 'the source is not registered',
		source: [ABSENT, RINGS],
		destination: ['205', ANSWERS],
		// no row ever comes: only the state of the extension can tell
		outcome: 'failed',
		decidedBy: 'source',
	},
];

/** A wait that no case reaches. */
const MAX_WAIT_SECONDS = 60;

/** Dial and Wait with each end doing whatever a phone may do. */
const dialPart = (name: string, keepsLocal: boolean): AsteriskPart => ({
	name,
	limitMinutes: 10,
	async *run({ bed }) {
		await bed.clear();
		bed.facade.settings.keepsLocal = keepsLocal;
		for (const one of CASES) yield* rowsOf(bed, one, keepsLocal);
	},
});

export const dial = dialPart('dial', false);
export const dialKeepingLocal = dialPart('dial over Local/n', true);

async function* rowsOf(bed: Bed, one: Case, keepsLocal: boolean): AsyncGenerator<Row> {
	const [from, sourceManner] = one.source;
	const [to, destinationManner] = one.destination;
	const [source, destination] = [bed.phone(from), bed.phone(to)];
	source.manner = sourceManner;
	destination.manner = destinationManner;
	let end: IDataObject = {};
	let endedAt = 0;
	const seen: Array<SeenCall | undefined> = [];
	const { rows } = await bed.play(nameOf(one, keepsLocal), one.what, async () => {
		end = await bed.item({
			resource: 'call',
			operation: 'dialAndWait',
			source: from,
			destination: to,
			maxWaitSeconds: MAX_WAIT_SECONDS,
			options: { ringSeconds: 3 },
		});
		endedAt = Date.now();
		await bed.isQuiet();
		seen.push(source.last, destination.last);
		const talk = destination.last ? talkOf(destination.last) : 0;
		return {
			calls: 1,
			outcome: one.outcome,
			decidedBy: one.decidedBy,
			answeredBy: destination.last?.answeredAt ? to : null,
			talk,
		};
	});
	const [ofSource, ofDestination] = seen;
	const { outcome, decidedBy, answeredBy, talkSeconds, error } = end;
	const story = `${String(outcome ?? error)}, ${String(decidedBy)}; ${rows.length} rows; ${told(ofSource)} and ${told(ofDestination)}`;
	const isRight = outcome === one.outcome && decidedBy === one.decidedBy;
	yield holds(`${one.what}: told as ${one.outcome}, by the ${one.decidedBy}`, isRight, story);
	yield isEqual(
		`${one.what}: answered by whoever answered`,
		answeredBy ?? null,
		ofDestination?.answeredAt ? to : null,
	);
	if (!ofDestination?.answeredAt) return;
	const ringing = secondsOf(ofDestination.ringingAt, ofDestination.answeredAt);
	yield agrees(
		`${one.what}: the talk is the phones'`,
		talkSeconds,
		talkOf(ofDestination),
		keepsLocal ? ringing : 0,
	);
	const late = secondsOf(ofDestination.endedAt, endedAt);
	yield holds(
		`${one.what}: the item comes when the phones have hung up`,
		late >= 0,
		late >= 0 ? `${late.toFixed(1)} s after` : `${(-late).toFixed(1)} s before`,
	);
}

/** With `/n` as the recorded scenarios mark it: `19n-c2c-both-answer-n`. */
const nameOf = ({ name }: Case, keepsLocal: boolean): string =>
	keepsLocal ? `${name.replace('-', 'n-')}-n` : name;

/** What a phone saw, in words. */
function told(call: SeenCall | undefined): string {
	if (!call) return 'one saw nothing';
	if (call.answeredAt) return `one talked ${talkOf(call).toFixed(1)} s`;
	return call.ringingAt ? `one rang (${call.status ?? 'left'})` : `one refused (${call.status})`;
}
