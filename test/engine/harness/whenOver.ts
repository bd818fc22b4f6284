/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** Has something undone after the tests of a file, or at the end of a process that is not jest's. */
export function whenOver(undo: () => void): void {
	if (typeof afterAll === 'function') afterAll(undo);
	else process.once('exit', undo);
}
