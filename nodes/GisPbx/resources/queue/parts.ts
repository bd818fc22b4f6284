import { NodeApiError } from 'n8n-workflow';

const SAID_NOTHING = 'The PBX answered nothing: it does not seem to offer this';
/** What the PBX's errors end with; here it would be said twice. */
const ITEM = / \[item \d+\]$/;

/** An item made of several requests: a part that does not come is null, and `unavailable` says why. */
export class Parts {
	/** Why parts are missing, by their names. */
	readonly unavailable: Record<string, string> = {};

	/** What `ask` brings; undefined of it means that the PBX said nothing. */
	async take<T>(name: string, ask: () => Promise<T | undefined>): Promise<T | null> {
		try {
			const part = await ask();
			if (part !== undefined) return part;
			this.unavailable[name] = SAID_NOTHING;
		} catch (thrown) {
			this.unavailable[name] = reasonOf(thrown);
		}
		return null;
	}
}

/** The words of the PBX's own errors; a defect of ours is none of them. */
function reasonOf(thrown: unknown): string {
	if (thrown instanceof NodeApiError) return thrown.message.replace(ITEM, '');
	throw thrown;
}
