/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** The files of unit tests as one, for which jest's own modules are loaded once; `tools/jestFilter.js` says which. */
import { relative } from 'node:path';

const { heldBy } = jest.requireActual<{ heldBy(file: string): string[] }>('../tools/jestFilter');

const files = heldBy(__filename).map((file) => relative(__dirname, file));

describe.each(files)('%s', (file) => {
	jest.requireActual(`./${file}`);
});
