const { transformSync } = require('esbuild');

/**
 * Gives jest the JavaScript of a TypeScript file, without a look at its types: `npm run types` checks those of
 * all files at once. A call of `jest.mock` stays where it is written, so it belongs in a file that is imported
 * before what it replaces.
 */
module.exports = {
	process: (source, sourcefile) =>
		transformSync(source, {
			loader: 'ts',
			format: 'cjs',
			target: 'node20',
			// jest has no modules for a native `import()`.
			supported: { 'dynamic-import': false },
			sourcemap: 'external',
			sourcefile,
		}),
};
