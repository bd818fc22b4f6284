import { networkFailureOf } from '../../../../nodes/GisPbx/transport/networkFailures';

const coded = (code: string) => Object.assign(new Error('connect'), { code });
const KINDS = {
	refused: 'The PBX refused the connection',
	unknownHost: 'The host of the PBX is unknown',
	timedOut: 'The PBX did not answer in time',
	cutOff: 'The PBX closed the connection before its answer was complete',
	canceled: 'The request was canceled',
	certificate: 'The certificate of the PBX cannot be trusted',
	blocked: 'n8n blocks requests to this host',
	noHttps: 'The PBX does not speak HTTPS at this address',
	unknown: 'The PBX could not be asked',
};

test.each([
	['ECONNREFUSED', KINDS.refused, false],
	['EHOSTUNREACH', KINDS.refused, false],
	['ENETUNREACH', KINDS.refused, false],
	['ENOTFOUND', KINDS.unknownHost, false],
	['EAI_AGAIN', KINDS.unknownHost, false],
	['ETIMEDOUT', KINDS.timedOut, true],
	['ECONNABORTED', KINDS.timedOut, true],
	['ECONNRESET', KINDS.cutOff, true],
	['EPIPE', KINDS.cutOff, true],
	['ERR_BAD_RESPONSE', KINDS.cutOff, true],
	['ERR_STREAM_PREMATURE_CLOSE', KINDS.cutOff, true],
	['ERR_CANCELED', KINDS.canceled, true],
	['ABORT_ERR', KINDS.canceled, true],
	['EPROTO', KINDS.noHttps, false],
	['ERR_SSL_WRONG_VERSION_NUMBER', KINDS.noHttps, false],
	['DEPTH_ZERO_SELF_SIGNED_CERT', KINDS.certificate, false],
	['SELF_SIGNED_CERT_IN_CHAIN', KINDS.certificate, false],
	['CERT_HAS_EXPIRED', KINDS.certificate, false],
	['CERT_NOT_YET_VALID', KINDS.certificate, false],
	['ERR_TLS_CERT_ALTNAME_INVALID', KINDS.certificate, false],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', KINDS.certificate, false],
	['EWHATEVER', KINDS.unknown, true],
])('%s: %s (may have been sent: %s)', (code, message, sent) => {
	expect(networkFailureOf(coded(code))).toMatchObject({
		kind: 'noAnswer',
		message,
		mayBeDone: sent,
	});
});

test.each([
	['timeout of 1000ms exceeded', KINDS.timedOut],
	['socket hang up', KINDS.cutOff],
	['The operation was aborted', KINDS.cutOff],
	['Premature close', KINDS.cutOff],
	['The request was blocked because it resolves to a restricted IP address', KINDS.blocked],
	['Domain not allowed: This credential is restricted', KINDS.blocked],
	['Something else', KINDS.unknown],
])('without a code, the words tell: %s', (words, message) => {
	expect(networkFailureOf(new Error(words)).message).toBe(message);
});

test('the code is found in the cause, however n8n wraps it', () => {
	const wrapped = Object.assign(new Error('Outer'), {
		cause: Object.assign(new Error('Inner'), { cause: coded('ECONNREFUSED') }),
	});

	expect(networkFailureOf(wrapped).message).toBe(KINDS.refused);
});

test('n8n 1 gives the code as httpCode, in its own words', () => {
	const thrown = Object.assign(
		new Error('The connection was aborted, perhaps the server is offline'),
		{
			httpCode: 'ECONNABORTED',
		},
	);

	expect(networkFailureOf(thrown).message).toBe(KINDS.timedOut);
});

test.each([undefined, null, { code: 'constructor' }, 'a text', 7, {}, { code: 7, message: 8 }])(
	'whatever is thrown has a sentence: %j',
	(thrown) => {
		expect(networkFailureOf(thrown)).toMatchObject({ message: KINDS.unknown, mayBeDone: true });
	},
);

test('an endless chain of causes ends', () => {
	const first: { cause?: unknown } = {};
	first.cause = { cause: first };

	expect(networkFailureOf(first).message).toBe(KINDS.unknown);
});

test('nothing of what was thrown is repeated: it may hold the key', () => {
	const thrown = Object.assign(new Error('connect https://pbx.invalid/?key=canary'), {
		code: 'ECONNREFUSED',
		config: { params: { key: 'canary' } },
	});

	expect(JSON.stringify(networkFailureOf(thrown))).not.toContain('canary');
});

test('every sentence is in plain words', () => {
	for (const code of [
		'ECONNREFUSED',
		'ENOTFOUND',
		'ETIMEDOUT',
		'EPIPE',
		'ABORT_ERR',
		'EPROTO',
		'CERT_HAS_EXPIRED',
		'X',
	]) {
		const { message, description } = networkFailureOf(coded(code));
		expect(`${message}. ${description}`).not.toMatch(/\b(error|problem|failure|mistake)/i);
		expect(description).toMatch(/^\w.{10,}\.$/);
	}
});
