/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Editor } from './editor';

/** Passes on what `steps` throw, after keeping a picture of the window as it was then. */
export async function* pictureOfFailure<T>(
	editor: Editor,
	steps: AsyncIterable<T>,
	report: (line: string) => void,
): AsyncGenerator<T> {
	try {
		yield* steps;
	} catch (error) {
		const path = join(tmpdir(), 'gispbx-editor-failure.png');
		// the window may be gone when the part was ended
		await editor.screenshot(path).then(
			() => report(`the window at that moment: ${path}`),
			() => undefined,
		);
		throw error;
	}
}
