import type { Failure } from './failures';

/** Why no answer of use came. `mayBeDone`: the PBX may have carried out what it was asked. */
export type NoAnswer = Failure & { kind: 'noAnswer'; mayBeDone: boolean };

type NetworkFailure = Omit<NoAnswer, 'kind'>;

const DOWN = 'temporarily-unavailable' as const;
const CHECK_URL = 'Check API URL in the credential, and that this machine reaches the PBX';

const refused = {
	message: 'The PBX refused the connection',
	description: `It may be down. ${CHECK_URL}.`,
	cause: DOWN,
	mayBeDone: false,
};
const unknownHost = {
	message: 'The host of the PBX is unknown',
	description: `${CHECK_URL}.`,
	cause: DOWN,
	mayBeDone: false,
};
const timedOut = {
	message: 'The PBX did not answer in time',
	description: 'Raise the option "Timeout (Seconds)", or ask for less at once.',
	cause: DOWN,
	mayBeDone: true,
};
const cutOff = {
	message: 'The PBX closed the connection before its answer was complete',
	description: 'It may be overloaded or restarting.',
	cause: DOWN,
	mayBeDone: true,
};
/** Spelled as n8n spells it: by this word it tells a stopped execution from a failed one. */
const canceled = {
	message: 'The request was canceled',
	description: 'The execution was stopped while the PBX was asked.',
	mayBeDone: true,
};
const badCertificate = {
	message: 'The certificate of the PBX cannot be trusted',
	description:
		'Nothing was sent. Ask the provider for a valid certificate, or switch on "Ignore SSL Issues" in the credential if you trust this network.',
	cause: 'configuration-invalid' as const,
	mayBeDone: false,
};
const blockedHost = {
	message: 'n8n blocks requests to this host',
	description:
		'The PBX is in a network that this n8n may not reach, or not among the domains that the credential allows. An administrator can allow it.',
	cause: 'configuration-invalid' as const,
	mayBeDone: false,
};
const noHttps = {
	message: 'The PBX does not speak HTTPS at this address',
	description: `Nothing was sent. ${CHECK_URL}.`,
	cause: 'configuration-invalid' as const,
	mayBeDone: false,
};

const BY_CODE: Record<string, NetworkFailure> = {
	ECONNREFUSED: refused,
	EHOSTUNREACH: refused,
	ENETUNREACH: refused,
	ENOTFOUND: unknownHost,
	EAI_AGAIN: unknownHost,
	ETIMEDOUT: timedOut,
	ECONNABORTED: timedOut,
	ECONNRESET: cutOff,
	EPIPE: cutOff,
	ERR_BAD_RESPONSE: cutOff,
	ERR_STREAM_PREMATURE_CLOSE: cutOff,
	ERR_CANCELED: canceled,
	ABORT_ERR: canceled,
	EPROTO: noHttps,
	ERR_SSL_WRONG_VERSION_NUMBER: noHttps,
	ERR_SSL_PACKET_LENGTH_TOO_LONG: noHttps,
	DEPTH_ZERO_SELF_SIGNED_CERT: badCertificate,
	SELF_SIGNED_CERT_IN_CHAIN: badCertificate,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: badCertificate,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: badCertificate,
	CERT_HAS_EXPIRED: badCertificate,
	CERT_NOT_YET_VALID: badCertificate,
	ERR_TLS_CERT_ALTNAME_INVALID: badCertificate,
};

/** Where no code tells, the words of n8n or Node do. */
const BY_WORDS: Array<[RegExp, NetworkFailure]> = [
	[/timeout|timed out/i, timedOut],
	[/abort|socket hang up|premature|closed/i, cutOff],
	[/restricted IP|not allowed|domain/i, blockedHost],
];

const unknown: NetworkFailure = {
	message: 'The PBX could not be asked',
	description: `${CHECK_URL}.`,
	cause: DOWN,
	mayBeDone: true,
};

/** Whether an error of the Pbx says that no answer came in time: asking for less may help. */
export function saysTimedOut(error: unknown): boolean {
	return error instanceof Error && error.message.startsWith(timedOut.message);
}

/** Names what went wrong when a request threw. Only code and words are looked at: the rest may hold the key. */
export function networkFailureOf(thrown: unknown): NoAnswer {
	return { kind: 'noAnswer', ...failureOfThrown(thrown) };
}

function failureOfThrown(thrown: unknown): NetworkFailure {
	const errors = chainOf(thrown);
	// n8n 1 keeps the code of the network as httpCode, and no cause.
	const codes = errors.flatMap(({ code, httpCode }) => [code, httpCode]).map(String);
	const known = codes.find((code) => Object.hasOwn(BY_CODE, code));
	if (known !== undefined) return BY_CODE[known];
	const words = errors.map(({ message }) => message).join(' ');
	return BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? unknown;
}

interface Thrown {
	code?: unknown;
	httpCode?: unknown;
	message?: unknown;
	cause?: unknown;
}

/** The thrown value and its causes: n8n wraps what the network said. */
function chainOf(thrown: unknown): Thrown[] {
	const chain: Thrown[] = [];
	let next = thrown;
	while (typeof next === 'object' && next !== null && chain.length < 5) {
		chain.push(next);
		next = (next as Thrown).cause;
	}
	return chain;
}
