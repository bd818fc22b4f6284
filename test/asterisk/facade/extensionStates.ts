import type { Asterisk } from '../bed/asterisk';

/** Asterisk's words for the states of a hint, by the number that its manager gives. */
const HINT_STATES: Record<string, string> = {
	0: 'NOT_INUSE',
	1: 'INUSE',
	2: 'BUSY',
	4: 'UNAVAILABLE',
	8: 'RINGING',
	9: 'RINGINUSE',
	16: 'ONHOLD',
};

/** The state of an extension; undefined where there is no such extension. */
export async function extensionState(
	{ ami }: Asterisk,
	number: string,
): Promise<string | undefined> {
	const reply = await ami.action('ExtensionState', { Exten: number, Context: 'authenticated' });
	return HINT_STATES[reply.Status];
}
