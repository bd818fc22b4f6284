/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { CleanUp } from '../../../tools/n8n/cleanUp';
import { startProgram } from '../../../tools/n8n/programs';

it('undoes the latest first, each thing once', async () => {
	const undone: string[] = [];
	const cleanUp = new CleanUp();
	for (const name of ['folder', 'pbx', 'n8n']) {
		cleanUp.add(async () => {
			undone.push(name);
		});
	}
	expect(cleanUp.begun).toBe(false);
	await Promise.all([cleanUp.run(), cleanUp.run()]);
	expect(undone).toEqual(['n8n', 'pbx', 'folder']);
	expect(cleanUp.begun).toBe(true);
});

/** Run apart: an end fails, then the process is told to end by a signal. One stream keeps its order. */
const script = `
	const { CleanUp } = require('./tools/n8n/cleanUp');
	const cleanUp = new CleanUp();
	cleanUp.runOnSignal();
	cleanUp.add(async () => console.error('undone'));
	cleanUp.add(async () => { throw new Error('folder is busy'); });
	setInterval(() => {}, 1000);
	console.log('ready');`;

it.each([
	['SIGINT', 130],
	['SIGTERM', 143],
] as const)('on %s undoes all, even after a failure, and exits with %i', async (signal, code) => {
	const program = startProgram(process.execPath, ['--require', 'tsx/cjs', '-e', script], {
		onOutput: (text) => {
			if (text.includes('ready')) process.kill(program.pid, signal);
		},
	});
	expect(await program.exited).toBe(code);
	expect(program.output()).toBe('ready\nwhile ending: folder is busy\nundone\n');
});
