import { takeOffPhpWarnings } from '../pbx/reply/phpWarnings';
import { textWithoutSecrets } from '../pbx/secretTexts';
import { ProcessMemory } from './processMemory';
import type { N8nContext } from './send';

/** Warnings that are in the log of this n8n: a PBX that warns does so in every answer. */
const logged = new ProcessMemory<true>({ most: 1000 });

/** No warning of PHP is quoted longer than this. */
const LONGEST_QUOTE = 500;

/** Puts what PHP printed around an answer into n8n's log, each once. The text is without the key. */
export function logPhpWarnings({ logger }: Pick<N8nContext, 'logger'>, text: string): void {
	for (const warning of takeOffPhpWarnings(text).warnings) {
		const quoted = textWithoutSecrets(warning.slice(0, LONGEST_QUOTE));
		if (logged.recall(quoted)) continue;
		logged.keep(quoted, true);
		logger.warn(`The PBX printed a PHP warning into its answer: ${quoted}`);
	}
}
