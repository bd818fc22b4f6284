/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { runProgram, type ProgramOptions } from './programs';

/** The npm that runs this script, as a file that any Node can run; absent when something else started us. */
const npmScript = process.env.npm_execpath?.endsWith('npm-cli.js')
	? process.env.npm_execpath
	: undefined;

/** Runs npm to its end, under the given Node where possible; returns what it wrote, throws when it failed. */
export async function npm(
	args: string[],
	options: ProgramOptions & { node?: string },
): Promise<string> {
	const { node = process.execPath, ...programOptions } = options;
	if (npmScript) return await runProgram(node, [npmScript, ...args], programOptions);
	const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	return await runProgram(command, args, programOptions);
}
