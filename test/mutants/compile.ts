/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { ROOT } from './workshop';

const sources = new Map<string, ts.SourceFile | undefined>();

/** A source file that no mutant changes, read once for all. */
function remembered(
	name: string,
	read: () => ts.SourceFile | undefined,
): ts.SourceFile | undefined {
	if (!sources.has(name)) sources.set(name, read());
	return sources.get(name);
}

/** What the compiler says of a file with other contents. */
export function compile(path: string, contents: string): string[] {
	const file = join(ROOT, path);
	const options = compilerOptions();
	const host = ts.createCompilerHost(options);
	const { readFile: read } = host;
	host.readFile = (name) => (resolve(name) === file ? contents : read(name));
	const { getSourceFile } = host;
	host.getSourceFile = (name, ...rest) =>
		resolve(name) === file
			? ts.createSourceFile(name, contents, ts.ScriptTarget.ES2021)
			: remembered(name, () => getSourceFile(name, ...rest));
	const program = ts.createProgram([file], options, host);
	const source = program.getSourceFile(file);
	return [
		...program.getSyntacticDiagnostics(source),
		...program.getSemanticDiagnostics(source),
	].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function compilerOptions(): ts.CompilerOptions {
	const path = join(ROOT, 'tsconfig.json');
	const { config } = ts.readConfigFile(path, (name) => ts.sys.readFile(name)) as { config: object };
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
	// A rule that is gone leaves its helpers unused.
	return { ...options, noEmit: true, noUnusedLocals: false };
}
