/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { anchorsIn, localLinks, PAPERS, readPaper, resolved, ROOT } from './support';

/** Links of a paper that lead nowhere. */
function deadLinks(paper: string): string[] {
	return localLinks(readPaper(paper)).filter((link) => {
		const { file, anchor } = resolved(paper, link);
		if (!existsSync(join(ROOT, file))) return true;
		return anchor !== undefined && !anchorsIn(readPaper(file)).has(anchor);
	});
}

test.each(PAPERS)('every link of %s leads somewhere', (paper) => {
	expect(deadLinks(paper)).toEqual([]);
});

test('links are found, those in code are not', () => {
	const text = 'a [b](c.md#d) `[e](f)` <img src="g.png"> [h](https://i) \n```\n[j](k)\n```\n';

	expect(localLinks(text)).toEqual(['c.md#d', 'g.png']);
	expect(anchorsIn('# A b\n## `C`: d, e\n## A b\n```\n# f\n```\n')).toEqual(
		new Set(['a-b', 'c-d-e', 'a-b-1']),
	);
	expect(resolved('docs/call.md', '../README.md#x')).toEqual({ file: 'README.md', anchor: 'x' });
});
