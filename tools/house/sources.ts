/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** Source files, with what each imports and exports. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

export interface Source {
	path: string;
	text: string;
	/** Paths of other files: types, `import()`, `require()` and `jest.mock()` included. */
	imports: string[];
	exports: string[];
	/** How many lines are neither blank nor comment nor import. */
	lines: number;
}

/** Contents by path. */
export type Tree = Map<string, string>;

const ENDINGS = ['', '.ts', '.js', '.d.ts', '/index.ts'];
const MOCK = /jest\.mock\('([^']+)'/g;
const EXPORT = /^export (?:default )?(?:abstract |async )*(?:const|function\*?|class|\w+) (\w+)/gm;
const IMPORT = /^import [^;]*;$/gm;
const NO_CODE = /^\s*(?:$|\/\/|\/?\*)/;

/** The sources in these folders of the repository. */
export function readTree(root: string, folders: readonly string[]): Tree {
	const paths = folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.[jt]s$/.test(name))
			.map((name) => join(folder, name)),
	);
	return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

export function readSources(tree: Tree): Source[] {
	return [...tree].map(([path, text]) => {
		const { importedFiles } = ts.preProcessFile(text, true, true);
		const mocked = matches(text, MOCK);
		const modules = new Set([...importedFiles.map(({ fileName }) => fileName), ...mocked]);
		return {
			path,
			text,
			imports: [...modules]
				.filter((module) => module.startsWith('.'))
				.map((module) => resolved(tree, join(dirname(path), module))),
			exports: matches(text, EXPORT),
			lines: text
				.replace(IMPORT, '')
				.split('\n')
				.filter((line) => !NO_CODE.test(line)).length,
		};
	});
}

const matches = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map(([, found]) => found);

const resolved = (tree: Tree, path: string): string =>
	ENDINGS.map((ending) => path + ending).find((each) => tree.has(each)) ?? path;
