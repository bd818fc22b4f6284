'use strict';

/**
 * Loads the installed pack as n8n does, in a process that has loaded n8n-core and nothing else:
 * `node --expose-gc load.js <n8n's node_modules> <folder of the pack>`. Prints milliseconds and
 * megabytes of heap.
 */
const { createRequire } = require('node:module');
const path = require('node:path');

async function main([modules, pack]) {
	const require = createRequire(path.join(modules, 'n8n', 'package.json'));
	require('reflect-metadata');
	const { PackageDirectoryLoader } = require('n8n-core');
	const loader = new PackageDirectoryLoader(pack);
	global.gc();
	const before = process.memoryUsage().heapUsed;
	const began = performance.now();
	await loader.loadAll();
	const milliseconds = performance.now() - began;
	global.gc();
	const megabytes = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
	if (loader.types.nodes.length < 2) throw new Error('the pack was not loaded');
	console.log(JSON.stringify({ milliseconds, megabytes }));
}

main(process.argv.slice(2)).catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
