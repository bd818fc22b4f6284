import type { Reply } from '../pbx/reply/reply';
import type { Delivery } from './delivery';

/**
 * Why nothing usable came back, in n8n's own words for a failed poll (n8n-workflow `Failure`).
 * Older n8n ignores it.
 */
type FailureCause =
	| 'temporarily-unavailable'
	| 'rate-limited'
	| 'credential-invalid'
	| 'configuration-invalid';

/** An error that has not been thrown yet: what happened, and what to do. Never a URL, never the key. */
export interface Failure {
	message: string;
	description: string;
	cause?: FailureCause;
	httpCode?: string;
	/** The PBX's own words where it said no. */
	refusal?: string;
}

type ReplyOf<K extends Reply['kind']> = Extract<Reply, { kind: K }>;
type FailureTexts = { [K in Reply['kind']]: (reply: ReplyOf<K>, fields: string) => Failure };

const CHECK_URL = 'Check API URL in the credential';

const TEXTS: FailureTexts = {
	wrongKey: () => ({
		message: 'The PBX refused the API key',
		description:
			'Check API Key and Tenant in the credential. The PBX says the same when the key may only read: whatever changes something needs a read/write key.',
		cause: 'credential-invalid',
	}),
	parameterMissing: ({ message }, fields) => ({
		message: `The PBX asks for a value: ${message}`,
		description: `Check ${fields}. A PBX of another version may want more than this operation sends.`,
		cause: 'configuration-invalid',
	}),
	refused: ({ message }, fields) => ({
		message: `The PBX answered: ${message}`,
		description: `These are its own words. Check ${fields}.`,
		refusal: message,
	}),
	webPage: ({ title }) => ({
		message: 'A web page answered instead of the PBX',
		description: `${CHECK_URL}${title ? `. The title of the page: ${title}` : ''}`,
		cause: 'temporarily-unavailable',
	}),
	unreadable: ({ excerpt }) => unreadable(excerpt),
	empty: () => ({
		message: 'The PBX answered nothing',
		description: 'It does so when it does not know what was asked for, and when it is ailing.',
		cause: 'temporarily-unavailable',
	}),
	audio: () => ({
		message: 'The PBX sent audio where data was due',
		description: `${CHECK_URL}.`,
	}),
	accepted: ({ text }) => unreadable(text),
	data: () => unreadable(''),
};

/** The error for a reply that is not what was asked for; `labels` are the fields that were filled in. */
export function failureOf(reply: Reply, labels: string[] = []): Failure {
	const fields = labels.join(', ') || 'the values that were sent';
	return (TEXTS[reply.kind] as (reply: Reply, fields: string) => Failure)(reply, fields);
}

/** The same for a write, by how far it came; `may` says what may have happened when that is not known. */
export function writeFailure(
	{ message, description, cause, httpCode }: Failure,
	delivery: Delivery,
	may = 'the PBX may have carried it out',
): Failure {
	const told =
		delivery === 'notSent'
			? { message, description: `Nothing was sent to the PBX. ${description}` }
			: {
					message: `Outcome unknown, ${may}. ${message}`,
					description: `Look in the PBX before you repeat this: nothing is sent a second time by itself. ${description}`,
				};
	return { ...told, cause, httpCode };
}

function unreadable(excerpt: string): Failure {
	return {
		message: 'The answer of the PBX cannot be read',
		description: excerpt ? `It begins with: ${excerpt}` : 'It holds no text.',
		cause: 'temporarily-unavailable',
	};
}
