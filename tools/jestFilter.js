const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const TEST = path.resolve(__dirname, '../test');
const ENGINE = path.join(TEST, 'engine', path.sep);
const NAME = 'all.test.ts';

/** What replaces a module must be there before that is loaded, and what starts programs waits for them. */
const runsByItself = (file) =>
	/virtualTime'|jest\.mock\(|'node:child_process'|\/programs'/.test(readFileSync(file, 'utf8'));

const files = readdirSync(TEST, { recursive: true })
	.map((name) => path.join(TEST, name))
	.filter(
		(file) => file.endsWith('.test.ts') && path.basename(file) !== NAME && !runsByItself(file),
	)
	.sort();

/** The files that each `all.test.ts` holds, by its path. */
const held = new Map([
	[path.join(ENGINE, NAME), files.filter((file) => file.startsWith(ENGINE))],
	[path.join(TEST, NAME), files.filter((file) => !file.startsWith(ENGINE))],
]);

/**
 * Loading jest's own modules, ours and n8n's takes longer than most files of tests: where jest would run an
 * `all.test.ts`, which holds others, it does not run these by themselves.
 */
module.exports = (paths) => {
	const together = new Set(paths.flatMap((file) => held.get(file) ?? []));
	return { filtered: paths.filter((file) => !together.has(file)) };
};

/** The files that the `all.test.ts` at a path holds. */
module.exports.heldBy = (file) => held.get(file) ?? [];
