import type { Fault } from './delivery';
import type { Failure } from './failures';

/** What is known of a request that has no answer of use, for its words. */
export interface Asked {
	/** HTTP status, where the web server answered. */
	status?: number;
	/** Seconds that the web server asks to wait. */
	waitSeconds?: number;
	isUpload?: boolean;
	/** The longest value in the address: its letters, and the characters that they take there. */
	longest?: { letters: number; characters: number };
}

type Text = Omit<Failure, 'httpCode' | 'refusal'>;
type TextOf = (asked: Asked) => Text;

const DOWN = 'temporarily-unavailable' as const;
const WRONG = 'configuration-invalid' as const;
const CHECK_URL = 'Check API URL in the credential';
const REACHES = `${CHECK_URL}, and that this machine reaches the PBX`;
const TRUST =
	'or switch on "Ignore SSL Issues" in the credential if you trust this network. The key travels to whoever answers then.';

/** What a request line holds at most (pbx.md#what-a-web-server-in-front-answers). */
const LONGEST_ADDRESS = 'some 8,190 characters, which are about 1,340 Hebrew letters';

const text =
	(message: string, description: string, cause?: Failure['cause']): TextOf =>
	() => ({ message, description, ...(cause ? { cause } : {}) });

const certificate = (message: string, description: string) => text(message, description, WRONG);

/** The words for each fault. A status is told where there is one. */
const TEXTS: Record<Fault, TextOf> = {
	movedAway: ({ status }) => ({
		message: `The PBX points to another address (HTTP ${status})`,
		description: `${CHECK_URL}: redirects are not followed, because the key would travel along.`,
		cause: WRONG,
	}),
	tooManyRequests: (asked) => ({
		message: `The PBX receives too many requests (HTTP ${asked.status})`,
		description: `${waitFor(asked)}Add the option "Requests in Parallel" with a low number, or ask less often.`,
		cause: 'rate-limited',
	}),
	contentTooLarge: ({ status, isUpload }) =>
		isUpload
			? {
					message: `The file is too large for the web server of the PBX (HTTP ${status})`,
					description:
						'Send a smaller file, or ask the provider what the web server takes: often 1 MB, and it can be raised.',
					cause: WRONG,
				}
			: {
					message: `The request is too large for the web server of the PBX (HTTP ${status})`,
					description: 'Send less at once, or ask the provider what the web server takes.',
					cause: WRONG,
				},
	addressTooLong: ({ status, longest }) => ({
		message: `The text is too long for the web server of the PBX (HTTP ${status})`,
		description: `A whole request has ${LONGEST_ADDRESS}. ${
			longest
				? `The longest value has ${inDigits(longest.letters)} letters and takes ${inDigits(longest.characters)} characters there. `
				: ''
		}Shorten it.`,
		cause: WRONG,
	}),
	refusedByServer: ({ status }) => ({
		message: `The web server of the PBX refused the request (HTTP ${status})`,
		description: `${CHECK_URL}: the script may have moved, or want more than a key.`,
		cause: WRONG,
	}),
	serverFailed: (asked) => ({
		message: `The web server of the PBX failed to answer (HTTP ${asked.status})`,
		description: `It may be down or overloaded. ${waitFor(asked) || 'Try again later'}${
			asked.waitSeconds === undefined ? ', and tell' : 'Tell'
		} the provider if it stays.`,
		cause: DOWN,
	}),
	blockedHost: text(
		'n8n blocks requests to this host',
		'The PBX is on a host or in a network that this n8n may not reach, or not among the domains that the credential allows. An administrator can allow it.',
		WRONG,
	),
	unknownHost: text('The host of the PBX is unknown', `${REACHES}.`, DOWN),
	connectionRefused: text('The PBX refused the connection', `It may be down. ${REACHES}.`, DOWN),
	noConnection: text('No connection to the PBX came about', `${REACHES}.`, DOWN),
	certificateExpired: certificate(
		'The certificate of the PBX has expired',
		`Ask the provider to renew it, ${TRUST}`,
	),
	certificateNotYetValid: certificate(
		'The certificate of the PBX is not valid yet',
		`Look whether the clock of this machine is right. Else ask the provider, ${TRUST}`,
	),
	certificateOfOtherHost: certificate(
		'The certificate of the PBX is for another host',
		`${CHECK_URL}: give the host as the certificate names it. Else ask the provider, ${TRUST}`,
	),
	certificateSelfSigned: certificate(
		'The certificate of the PBX is signed by itself, so nobody vouches for it',
		`Ask the provider for one of a known authority, ${TRUST}`,
	),
	certificateOfUnknownAuthority: certificate(
		'The certificate of the PBX comes from an authority that this machine does not know',
		`Let n8n know that authority (NODE_EXTRA_CA_CERTS), ${TRUST}`,
	),
	certificateChainIncomplete: certificate(
		'The certificate of the PBX comes without the chain up to a known authority',
		`The web server must send the certificates in between as well: ask the provider for it. If the authority is your own, let n8n know it (NODE_EXTRA_CA_CERTS), ${TRUST}`,
	),
	certificateTooWeak: certificate(
		'The certificate of the PBX is too weak',
		`Its key or its signature is not safe any more. Ask the provider for a new one, ${TRUST}`,
	),
	certificateRevoked: certificate(
		'The certificate of the PBX has been revoked',
		'Its authority says not to trust it any more. Ask the provider for a new one.',
	),
	certificateInvalid: certificate(
		'The certificate of the PBX cannot be trusted',
		`Ask the provider for a valid one, ${TRUST}`,
	),
	protocolTooOld: text(
		'The PBX offers no version of TLS that is safe enough',
		'n8n needs TLS 1.2 at least. Ask the provider to switch it on.',
		WRONG,
	),
	clientCertificateWanted: text(
		'The PBX wants a certificate of its client',
		'This node has none to show. Ask the provider for an address that takes the key alone.',
		WRONG,
	),
	handshakeFailed: text(
		'The PBX and n8n could not agree on a secure connection',
		`${CHECK_URL}. The PBX may offer old ciphers only, not serve this host name, or want a certificate of its client: ask the provider.`,
		WRONG,
	),
	handshakeCut: text(
		'The PBX closed the connection before it was secure',
		`It may be restarting, or not speak HTTPS at this port. ${REACHES}.`,
		DOWN,
	),
	noHttps: text('The PBX does not speak HTTPS at this address', `${REACHES}.`, WRONG),
	unreadableAnswer: text(
		'The PBX was asked, but its answer cannot be read',
		`It broke the rules of HTTP or could not be unpacked. ${CHECK_URL}, and tell the provider if it stays.`,
		DOWN,
	),
	cutOff: text(
		'The PBX closed the connection before its answer was complete',
		'It may be overloaded or restarting.',
		DOWN,
	),
	timedOut: text(
		'The PBX did not answer in time',
		'Raise the option "PBX Response Timeout (Seconds)", or ask for less at once.',
		DOWN,
	),
	// Spelled as n8n spells it: by this word it tells a stopped execution from a failed one.
	canceled: text('The request was canceled', 'The execution was stopped while the PBX was asked.'),
	noTurn: text(
		'This n8n asks the PBX for as much as it bears already',
		'Nothing was sent. Try again when other workflows are done.',
		DOWN,
	),
	unnamed: text('The PBX could not be asked', `${REACHES}.`, DOWN),
};

/** What happened and what to do, in words; never the address, never the key. */
export function faultFailure(fault: Fault, asked: Asked = {}): Failure {
	const { status } = asked;
	return { ...TEXTS[fault](asked), ...(status === undefined ? {} : { httpCode: String(status) }) };
}

function waitFor({ waitSeconds }: Asked): string {
	if (waitSeconds === undefined) return '';
	return `It asks to wait ${inDigits(waitSeconds)} ${waitSeconds === 1 ? 'second' : 'seconds'}. `;
}

function inDigits(count: number): string {
	return count.toLocaleString('en-US');
}
