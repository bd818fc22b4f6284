/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** The files of engine tests as one, for which the engine is loaded once; `tools/jestFilter.js` says which. */
import { relative } from 'node:path';

// First, so that what it does when all is over is not done after the first file.
import './harness';

const { heldBy } = jest.requireActual<{ heldBy(file: string): string[] }>('../../tools/jestFilter');

/** Which of them a jest project runs, where that is not all. */
const { engineFiles = '' } = globalThis as { engineFiles?: string };

const files = heldBy(__filename)
	.map((file) => relative(__dirname, file))
	.filter((file) => new RegExp(engineFiles).test(file));

describe.each(files)('%s', (file) => {
	jest.requireActual(`./${file}`);
});
