const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const ENGINE = path.resolve(__dirname, '../test/engine');
const ALL = path.join(ENGINE, 'all.test.ts');

/** What replaces a module must be there before the engine loads, so such a file runs by itself. */
const replacesModules = (file) => /virtualTime'|jest\.mock\(/.test(readFileSync(file, 'utf8'));

const together = readdirSync(ENGINE, { recursive: true })
	.map((name) => path.join(ENGINE, name))
	.filter((file) => file.endsWith('.test.ts') && file !== ALL && !replacesModules(file))
	.sort();

/**
 * Loading n8n's engine takes longer than most files of tests: where jest would run `all.test.ts`, which holds
 * the others, it does not run these by themselves.
 */
module.exports = (files) => ({
	filtered: files.includes(ALL) ? files.filter((file) => !together.includes(file)) : files,
});

/** The files that `all.test.ts` holds. */
module.exports.together = together;
