const { transformSync } = require('esbuild');

/** What esbuild adds by itself, each on a line of its own; none of the branches in it is ours to cover. */
const OF_ESBUILD = /^(?:var __\w+ = |0 && )/gm;

/**
 * Gives jest the JavaScript of a TypeScript file, without a look at its types: `npm run types` checks those of
 * all files at once. A call of `jest.mock` stays where it is written, so it belongs in a file that is imported
 * before what it replaces.
 */
module.exports = {
	process(source, sourcefile) {
		const { code, map } = transformSync(source, {
			loader: 'ts',
			format: 'cjs',
			target: 'node20',
			// jest has no modules for a native `import()`.
			supported: { 'dynamic-import': false },
			sourcemap: 'external',
			sourcefile,
		});
		return { code: code.replace(OF_ESBUILD, '/* istanbul ignore next */ $&'), map };
	},
};
