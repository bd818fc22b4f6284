import type { Reply } from '../../../../nodes/GisPbx/pbx/reply/reply';
import { isHelp, lackOf, notOffered } from '../../../../nodes/GisPbx/transport/features';

const VOICEMAIL = { name: 'voicemail', inHelp: 'VOICEMAIL' };

test('the error names the feature, the sign and whom to ask', () => {
	expect(notOffered(VOICEMAIL, 'it answered nothing')).toEqual({
		message: 'This PBX does not seem to offer voicemail (it answered nothing); ask your provider',
		description: expect.stringContaining('needs a read/write key') as string,
		cause: 'configuration-invalid',
	});
});

test.each<[string, Reply]>([
	['refused the API key', { kind: 'wrongKey', message: 'Too bad...' }],
	['described itself', { kind: 'refused', message: '<pre> Parameters' }],
	['described itself', { kind: 'data', value: '<pre>\nParameters' }],
])('it %s: the PBX lacks the feature', (sign, reply) => {
	expect(lackOf(VOICEMAIL, reply)?.message).toContain(`(it ${sign}`);
});

test('a key that is refused may be the wrong one, or of another tenant: also where the message is all that is left', () => {
	const lack = lackOf(VOICEMAIL, { kind: 'wrongKey', message: 'Too bad...' });

	expect(lack?.message).toMatch(/; check API Key and Tenant, or ask your provider$/);
});

test.each<Reply>([
	{ kind: 'data', value: [] },
	{ kind: 'data', value: 'on' },
	{ kind: 'empty', isBlank: true },
	{ kind: 'accepted', text: 'OK' },
	{ kind: 'refused', message: 'No such message' },
	{ kind: 'parameterMissing', message: 'No mailbox specified' },
	{ kind: 'webPage', title: 'Sign in' },
	{ kind: 'audio', mimeType: 'audio/mpeg', extension: 'mp3' },
	{ kind: 'unreadable', reason: 'cut', excerpt: '<pre>' },
])('%j says nothing of the feature', (reply) => {
	expect(lackOf(VOICEMAIL, reply)).toBeUndefined();
});

test.each([undefined, null, 7, '', 'OK', '<preview>'])('%j is no HELP', (text) => {
	expect(isHelp(text)).toBe(false);
});
