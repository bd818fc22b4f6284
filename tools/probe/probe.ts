import type { Account } from './account';
import { ask, askScript, type Answer, type Parameters } from './ask';
import { outlineOf } from './outline';
import type { Question, Seen } from './question';
import { QUESTIONS } from './questions';
import type { Shape } from './shapes';
import { traitsOf } from './traits';

/** How one question went; holds nothing of what the PBX knows about anybody. */
export interface Finding {
	title: string;
	/** Names of the parameters that were sent. */
	sent: string[];
	/** The known shape; undefined for a new one, and where nothing came or nothing was asked. */
	shape?: Pick<Shape, 'name' | 'section'>;
	/** `notAsked`: earlier answers gave nothing to ask about. */
	outcome: 'known' | 'new' | 'failed' | 'notAsked';
	/** Structure of the answer, or why none came. */
	outline: string[];
	traits: string[];
	bytes?: number;
	milliseconds?: number;
}

/** Asks every question, one after the other; ends early when the key is refused at once. */
export async function probe(
	account: Account,
	tell: (finding: Finding) => void = () => undefined,
): Promise<Finding[]> {
	const seen: Seen = {};
	const findings: Finding[] = [];
	for (const question of QUESTIONS) {
		const parameters = question.ask(seen);
		const answer = parameters && (await answerTo(account, parameters, question));
		if (findings.length === 0 && answer && !('message' in answer) && isRefused(answer)) {
			throw new Error('The PBX refused the API key. Check key and tenant; nothing else was asked.');
		}
		const finding = findingOf(question, parameters, answer, seen);
		findings.push(finding);
		tell(finding);
	}
	return findings;
}

type Outcome = Answer | Error;

async function answerTo(
	account: Account,
	parameters: Parameters,
	{ expected, script }: Question,
): Promise<Outcome> {
	const asking = script ? askScript(account, script) : ask(account, parameters, expected);
	return await asking.catch((error: Error) => error);
}

function isRefused({ reply }: Answer): boolean {
	return reply.kind === 'wrongKey';
}

function findingOf(
	{ title, known, learn, keysAreColumns }: Question,
	parameters: Parameters | undefined,
	answer: Outcome | undefined,
	seen: Seen,
): Finding {
	const sent = Object.keys(parameters ?? {});
	const nothing = { title, sent, outline: [], traits: [] };
	if (!answer) return { ...nothing, outcome: 'notAsked' };
	if (answer instanceof Error) return { ...nothing, outcome: 'failed', outline: [answer.message] };

	if (answer.reply.kind === 'data') learn?.(answer.reply.value, seen);
	const { bytes, milliseconds } = answer;
	const shape = known.find(({ fits }) => fits(answer));
	return {
		title,
		sent,
		outcome: shape ? 'known' : 'new',
		...(shape ? { shape: { name: shape.name, section: shape.section } } : {}),
		outline: outlineOf(answer, keysAreColumns),
		traits: traitsOf(answer),
		bytes,
		milliseconds,
	};
}
