import {
	networkFailureOf,
	statusFailureOf,
} from '../../../../nodes/GisPbx/transport/networkFailures';

const coded = (code: string) => Object.assign(new Error('connect'), { code });
const WORDS = {
	refused: 'The PBX refused the connection',
	none: 'No connection to the PBX came about',
	unknownHost: 'The host of the PBX is unknown',
	timedOut: 'The PBX did not answer in time',
	cutOff: 'The PBX closed the connection before its answer was complete',
	canceled: 'The request was canceled',
	blocked: 'n8n blocks requests to this host',
	noHttps: 'The PBX does not speak HTTPS at this address',
	notSecure: 'The PBX closed the connection before it was secure',
	unreadable: 'The PBX was asked, but its answer cannot be read',
	unnamed: 'The PBX could not be asked',
	invalid: 'The certificate of the PBX cannot be trusted',
};

test.each([
	['ECONNREFUSED', WORDS.refused, 'notSent'],
	['EHOSTUNREACH', WORDS.refused, 'notSent'],
	['ENETUNREACH', WORDS.refused, 'notSent'],
	['ENOTFOUND', WORDS.unknownHost, 'notSent'],
	['EAI_AGAIN', WORDS.unknownHost, 'notSent'],
	['ETIMEDOUT', WORDS.timedOut, 'unknown'],
	['ECONNABORTED', WORDS.timedOut, 'unknown'],
	['ECONNRESET', WORDS.cutOff, 'unknown'],
	['EPIPE', WORDS.cutOff, 'unknown'],
	['ERR_BAD_RESPONSE', WORDS.cutOff, 'sent'],
	['ERR_STREAM_PREMATURE_CLOSE', WORDS.cutOff, 'sent'],
	['HPE_INVALID_CONSTANT', WORDS.unreadable, 'sent'],
	['Z_DATA_ERROR', WORDS.unreadable, 'sent'],
	['ERR_CANCELED', WORDS.canceled, 'unknown'],
	['ABORT_ERR', WORDS.canceled, 'unknown'],
	['EPROTO', WORDS.noHttps, 'notSent'],
	['ERR_SSL_WRONG_VERSION_NUMBER', WORDS.noHttps, 'notSent'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', /signed by itself/, 'notSent'],
	['SELF_SIGNED_CERT_IN_CHAIN', /an authority that this machine does not know/, 'notSent'],
	['CERT_HAS_EXPIRED', /has expired/, 'notSent'],
	['CERT_NOT_YET_VALID', /not valid yet/, 'notSent'],
	['CERT_REVOKED', /has been revoked/, 'notSent'],
	['ERR_TLS_CERT_ALTNAME_INVALID', /for another host/, 'notSent'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /without the chain/, 'notSent'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /without the chain/, 'notSent'],
	['UNSPECIFIED', WORDS.invalid, 'notSent'],
	['CERT_SIGNATURE_FAILURE', WORDS.invalid, 'notSent'],
	['INVALID_PURPOSE', WORDS.invalid, 'notSent'],
	['EWHATEVER', WORDS.unnamed, 'unknown'],
])('%s: %s (%s)', (code, words, delivery) => {
	const failure = networkFailureOf(coded(code));

	expect(failure).toMatchObject({ kind: 'noAnswer', delivery });
	if (typeof words === 'string') expect(failure.message).toBe(words);
	else expect(failure.message).toMatch(words);
});

/** The words tell more than the code. */
test.each([
	['connect ECONNRESET 192.0.2.1:443', 'ECONNRESET', WORDS.none, 'notSent'],
	['connect ETIMEDOUT 192.0.2.1:443', 'ETIMEDOUT', WORDS.none, 'notSent'],
	['read EHOSTUNREACH', 'EHOSTUNREACH', WORDS.cutOff, 'unknown'],
	['read ECONNRESET', 'ECONNRESET', WORDS.cutOff, 'unknown'],
	['write EPIPE', 'EPIPE', WORDS.cutOff, 'unknown'],
	[
		'Client network socket disconnected before secure TLS connection was established',
		'ECONNRESET',
		WORDS.notSecure,
		'notSent',
	],
	[
		'EE certificate key too weak',
		'UNSPECIFIED',
		'The certificate of the PBX is too weak',
		'notSent',
	],
	[
		'write EPROTO 80:error:SSL routines:tlsv1 alert protocol version:SSL alert number 70',
		'EPROTO',
		'The PBX offers no version of TLS that is safe enough',
		'notSent',
	],
])('%s', (words, code, message, delivery) => {
	const thrown = Object.assign(new Error(words), { code });
	expect(networkFailureOf(thrown)).toMatchObject({ message, delivery });

	// n8n 1 puts its own words in front.
	const wrapped = Object.assign(new Error('Perhaps it is offline'), {
		httpCode: code,
		messages: [words],
	});
	expect(networkFailureOf(wrapped)).toMatchObject({ message, delivery });
});

test('a host that is blocked by name has no code, only a name', () => {
	const blocked = Object.assign(new Error('In other words'), { name: 'SsrfBlockedHostnameError' });
	const wrapped = Object.assign(new Error('In other words'), { cause: blocked });

	expect(networkFailureOf(wrapped)).toMatchObject({ message: WORDS.blocked, delivery: 'notSent' });
});

test('of several addresses the first tells', () => {
	const failed = Object.assign(new Error(''), {
		code: 'ETIMEDOUT',
		errors: [coded('connect ETIMEDOUT 192.0.2.1:443')],
	});
	failed.errors[0].message = 'connect ETIMEDOUT 192.0.2.1:443';

	expect(networkFailureOf(failed)).toMatchObject({ message: WORDS.none, delivery: 'notSent' });
});

test('where n8n 1 keeps the status alone, an answer had come', () => {
	const thrown = Object.assign(new Error('incorrect header check'), { httpCode: '200' });
	expect(networkFailureOf(thrown)).toMatchObject({ message: WORDS.unreadable, delivery: 'sent' });

	const failed = Object.assign(new Error('incorrect header check'), { httpCode: '503' });
	expect(networkFailureOf(failed)).toMatchObject({
		message: 'The web server of the PBX failed to answer (HTTP 503)',
		httpCode: '503',
		delivery: 'unknown',
	});
});

test.each([
	['timeout of 1000ms exceeded', WORDS.timedOut],
	['socket hang up', WORDS.cutOff],
	['The operation was aborted', WORDS.cutOff],
	['Premature close', WORDS.cutOff],
	['The request was blocked because it resolves to a restricted IP address', WORDS.blocked],
	['Domain not allowed: This credential is restricted', WORDS.blocked],
	['Something else', WORDS.unnamed],
])('without a code, the words tell: %s', (words, message) => {
	expect(networkFailureOf(new Error(words)).message).toBe(message);
});

test('the code is found in the cause, however n8n wraps it', () => {
	const wrapped = Object.assign(new Error('Outer'), {
		cause: Object.assign(new Error('Inner'), { cause: coded('ECONNREFUSED') }),
	});

	expect(networkFailureOf(wrapped).message).toBe(WORDS.refused);
});

test('n8n 1 gives the code as httpCode, in its own words', () => {
	const thrown = Object.assign(
		new Error('The connection was aborted, perhaps the server is offline'),
		{
			httpCode: 'ECONNABORTED',
		},
	);

	expect(networkFailureOf(thrown).message).toBe(WORDS.timedOut);
});

test.each([undefined, null, { code: 'constructor' }, 'a text', 7, {}, { code: 7, message: 8 }])(
	'whatever is thrown has a sentence: %j',
	(thrown) => {
		expect(networkFailureOf(thrown)).toMatchObject({ message: WORDS.unnamed, delivery: 'unknown' });
	},
);

test('an endless chain of causes ends', () => {
	const first: { cause?: unknown } = {};
	first.cause = { cause: first };

	expect(networkFailureOf(first).message).toBe(WORDS.unnamed);
});

test('nothing of what was thrown is repeated: it may hold the key', () => {
	const thrown = Object.assign(new Error('connect https://pbx.invalid/?key=canary'), {
		code: 'ECONNREFUSED',
		config: { params: { key: 'canary' } },
	});

	expect(JSON.stringify(networkFailureOf(thrown))).not.toContain('canary');
});

const STATUSES = [
	100, 301, 302, 400, 401, 403, 404, 408, 413, 414, 418, 429, 500, 502, 503, 504, 599,
];

test.each(STATUSES)('the status %d is in the sentence and in httpCode', (status) => {
	const failure = statusFailureOf({ status });

	expect(failure?.message).toContain(`(HTTP ${status})`);
	expect(failure?.httpCode).toBe(String(status));
});

test.each([
	['configuration-invalid', 302],
	['configuration-invalid', 404],
	['rate-limited', 429],
	['temporarily-unavailable', 408],
	['temporarily-unavailable', 500],
])('the cause %s is given to n8n for %d', (cause, status) => {
	expect(statusFailureOf({ status })?.cause).toBe(cause);
});

test.each([200, 201, 299])('%d is an answer of the script', (status) => {
	expect(statusFailureOf({ status })).toBeUndefined();
});

const THROWN = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'ETIMEDOUT',
	'EPIPE',
	'ABORT_ERR',
	'EPROTO',
	'X',
].concat(['CERT_HAS_EXPIRED', 'HPE_INVALID_CONSTANT', 'UNSPECIFIED']);

test.each([
	...THROWN.map((code) => networkFailureOf(coded(code))),
	...STATUSES.map((status) => statusFailureOf({ status })),
	statusFailureOf({ status: 413, isUpload: true }),
	statusFailureOf({ status: 414, longest: { letters: 1500, characters: 9000 } }),
	statusFailureOf({ status: 503, waitSeconds: 3 }),
])('every sentence is in plain words (%j)', (failure) => {
	const { message, description } = failure as NonNullable<typeof failure>;

	expect(`${message}. ${description}`).not.toMatch(/\b(error|problem|failure|mistake)|undefined/i);
	expect(message).toMatch(/[^.\s]$/);
	expect(description).toMatch(/^\w.{10,}\.$/);
});
