/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';
import type { PbxBinding } from '../../../../nodes/GisPbx/transport/binding';
import type { Failure } from '../../../../nodes/GisPbx/transport/failures';
import { saysTimedOut } from '../../../../nodes/GisPbx/transport/networkFailures';
import { exchange } from '../../../../nodes/GisPbx/transport/exchange';
import { StoppedWaiting } from '../../../../nodes/GisPbx/transport/places';
import { KeyGuard } from '../../../../nodes/GisPbx/transport/keyGuard';

interface Sent {
	ext: string;
	answer(status?: number): void;
}

let hosts = 0;

/** A PBX that answers when the test says so, at a host of its own. */
function waitingPbx(): { sent: Sent[]; binding(fields?: Partial<PbxBinding>): PbxBinding } {
	const sent: Sent[] = [];
	const apiUrl = `https://pbx-${hosts++}.example/pbx/gisapi.php`;
	const httpRequestWithAuthentication = async (_: string, { qs }: { qs: { ext: string } }) =>
		await new Promise((resolve) =>
			sent.push({
				ext: qs.ext,
				answer: (statusCode = 200) =>
					resolve({ statusCode, headers: {}, body: Buffer.from('{"state":"IDLE"}') }),
			}),
		);
	return {
		sent,
		binding: (fields = {}) =>
			({
				n8n: {
					helpers: { httpRequestWithAuthentication },
					getInputData: () => [],
					getExecutionCancelSignal: () => undefined,
					logger: console,
				},
				account: {
					credentials: {},
					settings: { apiUrl, tenant: 'DEMOCO' },
					clock: new PbxClock('UTC'),
				},
				guard: new KeyGuard('s3cret-key'),
				timeoutSeconds: 10,
				goesFirst: false,
				...fields,
			}) as unknown as PbxBinding,
	};
}

const soon = async () => await new Promise((resolve) => setImmediate(resolve));

const askEach = (binding: PbxBinding, from: number, to: number) =>
	Array.from({ length: to - from }, async (_, n) =>
		exchange(binding, { parameters: { reqtype: 'INFO', info: 'extstate', ext: String(from + n) } }),
	);

/** Answers what was sent until so many may be in flight. */
async function untilInFlight(sent: Sent[], wanted: number): Promise<number> {
	let answered = 0;
	await soon();
	while (sent.length - answered < wanted) {
		const upTo = sent.length;
		for (; answered < upTo; answered++) sent[answered].answer();
		await soon();
	}
	return answered;
}

test('a read that the PBX was too busy for with more than 8 in flight is asked again, and has its answer', async () => {
	const { sent, binding } = waitingPbx();
	const answers = askEach(binding(), 0, 60);
	let answered = await untilInFlight(sent, 16);
	const refused = sent[sent.length - 1];
	refused.answer(503);
	await soon();

	for (; answered < sent.length; answered++) {
		sent[answered].answer();
		await soon();
	}
	expect(sent.filter(({ ext }) => ext === refused.ext)).toHaveLength(2);
	expect((await Promise.all(answers)).map(({ kind }) => kind)).toEqual(Array(60).fill('data'));
});

test.each([429, 502, 503, 504])(
	'with 8 or fewer the item fails with %i, asked once',
	async (status) => {
		const { sent, binding } = waitingPbx();
		const [answer] = askEach(binding(), 0, 1);
		await soon();
		sent[0].answer(status);

		expect(await answer).toMatchObject({ kind: 'noAnswer', httpCode: String(status) });
		expect(sent).toHaveLength(1);
	},
);

test('a write is sent at once and never again, however busy the PBX says it is', async () => {
	const { sent, binding } = waitingPbx();
	askEach(binding(), 0, 60).forEach((answer) => void answer.catch(() => undefined));
	await untilInFlight(sent, 16);
	const before = sent.length;
	const write = exchange(binding(), {
		parameters: { reqtype: 'DIAL', ext: 'write' },
		expected: 'write',
	});
	await soon();
	expect(sent).toHaveLength(before + 1);
	sent[before].answer(503);

	expect(await write).toMatchObject({ kind: 'noAnswer', httpCode: '503' });
	await soon();
	expect(sent.filter(({ ext }) => ext === 'write')).toHaveLength(1);
});

test('what waits when its run stops is not sent, at once, and is no failure', async () => {
	const { sent, binding } = waitingPbx();
	const stopping = new AbortController();
	const answers = askEach(binding({ stopped: stopping.signal }), 0, 10);
	await soon();
	stopping.abort();

	await expect(answers[8]).rejects.toBeInstanceOf(StoppedWaiting);
	await expect(answers[9]).rejects.toBeInstanceOf(StoppedWaiting);
	expect(sent).toHaveLength(8);
});

test('a read that is refused beside a full PBX is asked once more, not again and again', async () => {
	const { sent, binding } = waitingPbx();
	void askEach(binding(), 0, 8);
	await soon();
	const [poll] = askEach(binding({ goesFirst: true }), 8, 9);
	await soon();
	sent[8].answer(429);
	await soon();
	expect(sent).toHaveLength(10);
	sent[9].answer(429);

	expect(await poll).toMatchObject({ kind: 'noAnswer', httpCode: '429' });
	await soon();
	expect(sent).toHaveLength(10);
});

test('what waits when its execution is cancelled is not sent, at once, and leaves no place behind', async () => {
	const { sent, binding } = waitingPbx();
	const cancel = new AbortController();
	const { n8n } = binding();
	const getExecutionCancelSignal = () => cancel.signal;
	const answers = askEach(binding({ n8n: { ...n8n, getExecutionCancelSignal } as never }), 0, 10);
	await soon();
	cancel.abort();
	await expect(answers[8]).rejects.toBeInstanceOf(StoppedWaiting);
	await expect(answers[9]).rejects.toBeInstanceOf(StoppedWaiting);

	for (const each of sent.slice()) each.answer();
	await soon();
	void askEach(binding(), 10, 18);
	await soon();
	expect(sent).toHaveLength(16);
});

test('a poll waits for a place no longer than for an answer, and says that nothing was sent', async () => {
	const { sent, binding } = waitingPbx();
	const { helpers, logger } = binding().n8n as unknown as Record<string, unknown>;
	const poll = { n8n: { helpers, logger } as never, goesFirst: true, timeoutSeconds: 0.05 };
	void askEach(binding(), 0, 8);
	await soon();
	void askEach(binding({ goesFirst: true }), 8, 11); // those that may always be on their way
	await soon();
	const [answer] = askEach(binding(poll), 11, 12);
	const failure = await answer;

	expect(failure).toMatchObject({ kind: 'noAnswer', fault: 'noTurn', delivery: 'notSent' });
	expect(saysTimedOut(new Error((failure as Failure).message))).toBe(false);
	expect(sent).toHaveLength(11);
});

test('two hosts have a limit each, two tenants of one host share theirs', async () => {
	const [one, other] = [waitingPbx(), waitingPbx()];
	const { account } = one.binding();
	const second = { ...account, settings: { ...account.settings, tenant: 'OTHER' } };
	void askEach(one.binding(), 0, 8);
	void askEach(one.binding({ account: second }), 8, 16);
	void askEach(other.binding(), 0, 8);

	await soon();
	expect(one.sent).toHaveLength(8);
	expect(other.sent).toHaveLength(8);
});
