/**
 * How far a request came that has no answer of use:
 * - notSent: the script of the PBX certainly did not run, so that nothing was carried out;
 * - unknown: it may have run;
 * - sent: the PBX was asked, and what it answered is lost.
 */
export type Delivery = 'notSent' | 'unknown' | 'sent';

/** What stands between the script of the PBX and this node; the words for each are in faultTexts.ts. */
export type Fault =
	| 'movedAway'
	| 'tooManyRequests'
	| 'contentTooLarge'
	| 'addressTooLong'
	| 'refusedByServer'
	| 'serverFailed'
	| 'blockedHost'
	| 'unknownHost'
	| 'connectionRefused'
	| 'noConnection'
	| 'certificateExpired'
	| 'certificateNotYetValid'
	| 'certificateOfOtherHost'
	| 'certificateSelfSigned'
	| 'certificateOfUnknownAuthority'
	| 'certificateChainIncomplete'
	| 'certificateTooWeak'
	| 'certificateRevoked'
	| 'certificateInvalid'
	| 'protocolTooOld'
	| 'clientCertificateWanted'
	| 'handshakeFailed'
	| 'handshakeCut'
	| 'noHttps'
	| 'unreadableAnswer'
	| 'cutOff'
	| 'timedOut'
	| 'canceled'
	| 'noTurn'
	| 'unnamed';

/** A status, a code or name of an error as it is, or what its code, name or words look like. */
type Sign = number | string | RegExp;

/**
 * The one answer to "was it sent?", read from the top: the first row with a fitting sign counts
 * (pbx.md#what-a-web-server-in-front-answers, n8n.md#what-a-failed-request-throws).
 */
const TABLE: Array<[Fault, Delivery, ...Sign[]]> = [
	// The script itself answers 200 always: what else there is comes from the server in front.
	['movedAway', 'notSent', 301, 308],
	['movedAway', 'unknown', /^3\d\d$/],
	['tooManyRequests', 'notSent', 429],
	['contentTooLarge', 'notSent', 413],
	['addressTooLong', 'notSent', 414],
	['refusedByServer', 'notSent', 400, 401, 403, 404, 405, 407, 411, 431],
	['serverFailed', 'unknown', 408, /^5\d\d$/],
	['refusedByServer', 'unknown', /^[146-9]\d\d$/],

	['blockedHost', 'notSent', /^Ssrf/, /^The request was blocked/, /^Domain not allowed/],
	['blockedHost', 'notSent', /^Cannot determine the host/],
	['canceled', 'unknown', 'ERR_CANCELED', 'ABORT_ERR'],

	['unknownHost', 'notSent', 'ENOTFOUND', 'EAI_AGAIN', /^getaddrinfo /],
	['cutOff', 'unknown', /^(?:read|write) E(?!PROTO)/],
	['connectionRefused', 'notSent', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'],
	[
		'noConnection',
		'notSent',
		/^connect E/,
		'ENETDOWN',
		'EADDRNOTAVAIL',
		/before receiving CONNECT/,
	],

	['handshakeCut', 'notSent', /before secure TLS connection was established/],
	['certificateExpired', 'notSent', 'CERT_HAS_EXPIRED'],
	['certificateNotYetValid', 'notSent', 'CERT_NOT_YET_VALID'],
	['certificateOfOtherHost', 'notSent', /^ERR_TLS_CERT_ALTNAME_/, 'HOSTNAME_MISMATCH'],
	['certificateSelfSigned', 'notSent', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
	['certificateOfUnknownAuthority', 'notSent', 'SELF_SIGNED_CERT_IN_CHAIN'],
	['certificateChainIncomplete', 'notSent', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
	['certificateChainIncomplete', 'notSent', /^UNABLE_TO_GET_ISSUER_CERT/],
	['certificateTooWeak', 'notSent', /^(?:EE|CA) .*too weak$/],
	['certificateRevoked', 'notSent', 'CERT_REVOKED'],
	// UNSPECIFIED is what Node calls every fault of a certificate that it has no name for.
	['certificateInvalid', 'notSent', 'UNSPECIFIED', 'INVALID_CA', 'INVALID_PURPOSE', 'OUT_OF_MEM'],
	['certificateInvalid', 'notSent', /^(?:CERT|CRL|UNABLE_TO|ERROR_IN|PATH_LENGTH)_[A-Z_]+$/],
	['protocolTooOld', 'notSent', /alert.protocol.version|unsupported.protocol/i],
	['clientCertificateWanted', 'notSent', /certificate.required|alert.bad.certificate/i],
	['handshakeFailed', 'notSent', /alert.handshake.failure|unrecognized.name|no.shared.cipher/i],
	['noHttps', 'notSent', /wrong.version.number|packet.length.too.long/i, 'EPROTO'],

	['unreadableAnswer', 'sent', /^(?:HPE|Z)_/, /^ERR__ERROR_/],
	['cutOff', 'sent', 'ERR_BAD_RESPONSE', 'ERR_STREAM_PREMATURE_CLOSE', /^stream has been aborted/],
	['timedOut', 'unknown', 'ETIMEDOUT', 'ECONNABORTED'],
	['cutOff', 'unknown', 'ECONNRESET', 'EPIPE', /abort|socket hang up|premature|closed/i],
	['timedOut', 'unknown', /timeout|timed out/i],
	// n8n 1 keeps no more than the status of an answer that could not be unpacked.
	['unreadableAnswer', 'sent', 200],
];

/** Tells by every sign there is: the status, or codes, names and words of an error and its causes. */
export function deliveryOf(signs: Array<number | string>): { fault: Fault; delivery: Delivery } {
	const row = TABLE.find(([, , ...wanted]) => wanted.some((sign) => signs.some(fits(sign))));
	const [fault, delivery] = row ?? ['unnamed', 'unknown'];
	return { fault, delivery };
}

function fits(wanted: Sign): (sign: number | string) => boolean {
	return (sign) =>
		wanted instanceof RegExp ? wanted.test(String(sign)) : String(wanted) === String(sign);
}
