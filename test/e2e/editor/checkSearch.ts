import type { Editor } from '../../../tools/n8n/editor/editor';
import type { Row } from '../part';
import { SEARCH_WORDS } from './searchWords';

const NODE = 'GIS PBX';

/** Types each word into n8n's list of nodes, among all nodes that n8n has, and looks how far up the pack is. */
export async function* checkSearch({ canvas }: Editor): AsyncGenerator<Row> {
	const ranks: Array<[word: string, rank: number]> = [];
	for (const word of SEARCH_WORDS) {
		const found = await canvas.namesFoundBy(word);
		ranks.push([word, found.indexOf(NODE) + 1]);
	}
	yield {
		what: "each search word brings the node among the first three of n8n's list",
		passed: ranks.every(([, rank]) => rank >= 1 && rank <= 3),
		seen: ranks.map(([word, rank]) => `${word} ${rank || 'not at all'}`).join(', '),
	};
}
