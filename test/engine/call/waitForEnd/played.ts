import { WAIT_EACH } from '../../machinery/sentOnce';
import type { TestPbx } from '../../support';
import { Replay, type Shows } from './replay';

/** What comes out of Dial and Wait. */
export interface WaitedItem {
	confirmed: boolean;
	outcome: string;
	decidedBy: string | null;
	endedBecause: string;
	answeredBy: string | null;
	talkSeconds: number | null;
	sourceUnregistered: boolean;
	waitedSeconds: number;
	originateId: string;
	call: { originateId: string } | null;
	legs: unknown[];
}

/** Dials once for each call of the play, all at once, and gives what came out of each. */
export async function played(
	pbx: TestPbx,
	play: ConstructorParameters<typeof Replay>[0],
	{ source = '204', ...fields }: { source?: string; maxWaitSeconds?: number } = {},
): Promise<{ replay: Replay; items: WaitedItem[] }> {
	const replay = new Replay(play);
	await pbx.says(replay.answer);
	const items = play.calls.map(() => ({ destination: '205' }));
	const callsAtOnce = items.length;
	const parameters = { ...WAIT_EACH, source, callsAtOnce, ...fields };
	const run = await pbx.run(parameters, { items });
	expect(run.error).toBeUndefined();
	return { replay, items: run.json() as unknown as WaitedItem[] };
}

/** Until the next look, and once more; real time passes as well, on a busy machine some seconds. */
export const SEEN_WITHIN = 30;

/** The call is over when its item comes out, and has not been for longer than that and `grace`. */
export function expectInTime(
	replay: Replay,
	{ waitedSeconds }: WaitedItem,
	{ place = 0, grace = 0 } = {},
): void {
	const length = replay.lengthOf(place);
	expect(waitedSeconds).toBeGreaterThanOrEqual(Math.floor(length));
	expect(waitedSeconds).toBeLessThanOrEqual(length + SEEN_WITHIN + grace);
}

/** Two of its questions are asked once more, in another form, where JSON brings nothing. */
export const IN_OTHER_FORM = 2;

/** What the PBX was asked besides the CDRs. */
export const questionsTo = (pbx: TestPbx) =>
	pbx.sent().filter(({ reqtype, info }) => reqtype !== 'DIAL' && info !== 'cdrs');

export const ANSWERED = { outcome: 'answered', decidedBy: 'destination', answeredBy: '205' };
export const at = (decidedBy: string, outcome: string) => ({
	outcome,
	decidedBy,
	answeredBy: null,
});

/** Click-to-calls, how many legs they have, and their ends. */
export const SCENARIOS: Array<[scenario: string, legs: number, end: object]> = [
	['v16.19-c2c-both-answer', 3, ANSWERED],
	['v16.19n-c2c-both-answer-n', 2, ANSWERED],
	['v16.20-c2c-dest-busy', 3, at('destination', 'busy')],
	['v16.21-c2c-dest-noanswer', 3, at('destination', 'noAnswer')],
	['v16.22-c2c-source-noanswer', 1, at('source', 'noAnswer')],
	['v16.22b-c2c-originate-timeout', 1, at('source', 'noAnswer')],
	['v16.23-c2c-source-busy', 1, at('source', 'busy')],
	['v16.25b-c2c-dest-unregistered', 2, at('destination', 'failed')],
	['v16.26-c2c-source-hangs-up-while-ringing', 2, at('destination', 'noAnswer')],
	['v16.27a-hangup-leg-n', 2, ANSWERED],
	['v16.27b-hangup-leg-n', 2, ANSWERED],
	['v16.27c-hangup-leg-n', 2, ANSWERED],
	['v16.27d-hangup-leg-n', 2, ANSWERED],
	['v16.27e-hangup-names', 3, ANSWERED],
	['v16.60-c2c-dest-busy-nothing-after-dial', 2, at('destination', 'busy')],
	['v16.62-hangup-local-after-optimisation', 3, ANSWERED],
	['v16-unanswered.20-c2c-dest-busy', 3, at('destination', 'busy')],
	['v16-unanswered.22-c2c-source-noanswer', 3, at('source', 'noAnswer')],
	['v16-unanswered.23-c2c-source-busy', 3, at('source', 'busy')],
	['v16-unanswered.25-c2c-source-unregistered', 2, at('source', 'failed')],
	['v16-unanswered.25b-c2c-dest-unregistered', 2, at('destination', 'failed')],
];

const ALL: Shows[] = ['extstate', 'list', 'call'];

/** Ways in which a PBX may show that a call is up. */
export const SHOWN = [ALL, ['extstate'], ['list'], ['listOfChannels'], ['call']].map((shows) => ({
	shows: shows as Shows[],
}));
/** Both answer, of whom the Local channels are gone then. */
export const BOTH = 'v16.19-c2c-both-answer';
/** The same with `/n`. */
export const BOTH_N = 'v16.19n-c2c-both-answer-n';
