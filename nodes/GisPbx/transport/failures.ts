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

/** A failure as that of a write, by how far it came; `may` says what may have happened when that is not known. */
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

/** The words of an error with its advice, for places where the message alone is shown. */
export function inFull({
	message,
	description,
}: {
	message: string;
	description?: string | null;
}): string {
	return description ? `${message}. ${description}` : message;
}
