import type { Reply } from '../pbx/reply/reply';
import type { Failure } from './failures';

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
	unreadable: ({ reason, excerpt }) => {
		if (reason === 'tooLong') return TOO_LONG;
		return reason === 'cut' ? cutOff(excerpt) : unreadable(excerpt);
	},
	bodyLost: ({ message }) => ({
		message: 'The file or form did not arrive at the PBX',
		description: `Its PHP says: ${message}. Send less at once, or ask the provider to raise upload_max_filesize and post_max_size. The PBX may have taken the order without it: look there before you repeat this.`,
		cause: 'configuration-invalid',
		refusal: message,
	}),
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

const CUT_OFF = 'The answer of the PBX was cut off';
const TOO_LONG: Failure = {
	message: 'The answer of the PBX has more than 256 MB',
	description:
		'So much is not read. Ask for less at once, such as a shorter time; of calls, shorter times were asked for as well.',
};

/** Whether an error of the PBX says that not all of its answer could be had: asking for less may help. */
export function saysCutOff(error: unknown): boolean {
	const says = (words: string) => error instanceof Error && error.message.startsWith(words);
	return says(CUT_OFF) || says(TOO_LONG.message);
}

function cutOff(excerpt: string): Failure {
	return {
		message: CUT_OFF,
		description: `Its end is missing, as when the PBX runs out of time; of calls, shorter times were asked for as well. Ask for less at once, and tell the provider if it stays. It begins with: ${excerpt}`,
		cause: 'temporarily-unavailable',
	};
}

function unreadable(excerpt: string): Failure {
	return {
		message: 'The answer of the PBX cannot be read',
		description: excerpt ? `It begins with: ${excerpt}` : 'It holds no text.',
		cause: 'temporarily-unavailable',
	};
}
