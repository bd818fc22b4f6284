const { spawn } = require('node:child_process');

/** Runs a command to its end; gives its status. */
const run = (command, ...parameters) =>
	new Promise((resolve) => {
		const shell = process.platform === 'win32'; // where npm is a script
		const child = spawn(command, parameters, { stdio: 'inherit', shell });
		child.on('error', () => resolve(1)).on('exit', (code) => resolve(code ?? 1));
	});
const runScript = (name) => run('npm', 'run', name);
const jest = require.resolve('jest/bin/jest');

/**
 * `npm test`: builds the pack and runs all tests, and checks the types meanwhile, which takes one core alone.
 * What is given behind `--` goes to jest.
 */
async function main() {
	const checking = runScript('types');
	const built = await runScript('build:unchecked');
	const tested = built || (await run(process.execPath, jest, ...process.argv.slice(2)));
	const checked = await checking;
	if (checked) console.error('\nnpm run types failed: see above');
	process.exitCode = built || tested || checked;
}

void main();
