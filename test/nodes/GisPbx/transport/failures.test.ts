import type { Reply } from '../../../../nodes/GisPbx/pbx/reply/reply';
import { writeFailure } from '../../../../nodes/GisPbx/transport/failures';
import { failureOf } from '../../../../nodes/GisPbx/transport/replyFailures';

const EVERY_REPLY: { [K in Reply['kind']]: Extract<Reply, { kind: K }> } = {
	data: { kind: 'data', value: 1 },
	empty: { kind: 'empty' },
	accepted: { kind: 'accepted', text: 'OK' },
	refused: { kind: 'refused', message: 'No such queue' },
	wrongKey: { kind: 'wrongKey', message: 'Too bad...' },
	parameterMissing: { kind: 'parameterMissing', message: 'No id specified' },
	webPage: { kind: 'webPage', title: 'Sign in' },
	audio: { kind: 'audio', mimeType: 'audio/mpeg', extension: 'mp3' },
	bodyLost: { kind: 'bodyLost', message: 'POST Content-Length of 9 bytes exceeds the limit' },
	unreadable: { kind: 'unreadable', reason: 'broken', excerpt: '{"27":' },
};
const ALL: Array<[string, Reply]> = [
	...Object.entries(EVERY_REPLY),
	['cut off', { ...EVERY_REPLY.unreadable, reason: 'cut' }],
	['unreadable without a text', { ...EVERY_REPLY.unreadable, excerpt: '' }],
	['a page without a title', { kind: 'webPage', title: '' }],
];

test.each(ALL)('%s has a sentence and an advice, in plain words', (_, reply) => {
	const { message, description } = failureOf(reply);

	expect(message).toMatch(/^(The|A) \w.{10,}[^.\s]$/);
	expect(description).toMatch(/^\w.{10,}\S$/);
	expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)|undefined/i);
});

test('the words of the PBX are quoted where it said something', () => {
	expect(failureOf(EVERY_REPLY.refused)).toMatchObject({
		message: 'The PBX answered: No such queue',
		refusal: 'No such queue',
	});
	expect(failureOf(EVERY_REPLY.parameterMissing).message).toContain('No id specified');
	expect(failureOf(EVERY_REPLY.webPage).description).toContain('Sign in');
	expect(failureOf(EVERY_REPLY.unreadable).description).toBe('It begins with: {"27":');
});

test.each([
	['credential-invalid', EVERY_REPLY.wrongKey],
	['configuration-invalid', EVERY_REPLY.parameterMissing],
	['temporarily-unavailable', EVERY_REPLY.empty],
	['temporarily-unavailable', EVERY_REPLY.webPage],
	['temporarily-unavailable', EVERY_REPLY.unreadable],
	[undefined, EVERY_REPLY.refused],
])('the cause %s is given to n8n for %j', (cause, reply) => {
	expect(failureOf(reply).cause).toBe(cause);
});

test('a write that was not sent says so, any other that its outcome is unknown', () => {
	const failure = failureOf(EVERY_REPLY.webPage);

	expect(writeFailure(failure, 'notSent')).toEqual({
		...failure,
		description: `Nothing was sent to the PBX. ${failure.description}`,
	});
	for (const delivery of ['unknown', 'sent'] as const) {
		const lost = writeFailure(failure, delivery, 'the phone may be ringing');
		expect(lost.message).toBe(`Outcome unknown, the phone may be ringing. ${failure.message}`);
		expect(lost.description).toContain('nothing is sent a second time by itself');
	}
});
