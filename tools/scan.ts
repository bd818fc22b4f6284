/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- runs outside n8n */
/**
 * Both legs of n8n's own package scan, offline: the source, as n8n reads it from the attested
 * commit, and the unpacked `npm pack`. Ends with 1 on any finding.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repositoryRoot = resolve(__dirname, '..');
/** What n8n's scan reads of a published tarball. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

/** Packs the built package into `folder`; returns the folder of the unpacked package. */
const unpackedTarball = (folder: string): string => {
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: repositoryRoot,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename }] = JSON.parse(packed) as Array<{ filename: string }>;
	execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
	return join(folder, 'package');
};

const scan = async (): Promise<boolean> => {
	if (!existsSync(join(repositoryRoot, 'dist'))) {
		throw new Error('There is no dist to scan: run `npm run build` first');
	}
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(
		'@n8n/scan-community-package/scanner/scanner.mjs'
	);
	const folder = mkdtempSync(join(tmpdir(), 'gispbx-scan-'));
	try {
		const legs = [
			{ name: 'source', directory: repositoryRoot, patterns: SOURCE_FILE_PATTERNS },
			{ name: 'tarball', directory: unpackedTarball(folder), patterns: TARBALL_PATTERNS },
		];
		let clean = true;
		for (const { name, directory, patterns } of legs) {
			const { passed, message, details } = await analyzePackage(directory, patterns);
			// A scan that found nothing to look at passes too, with a message.
			const legIsClean = passed && message === undefined;
			console.log(legIsClean ? `${name}: no findings` : `${name}: ${message}\n${details ?? ''}`);
			clean &&= legIsClean;
		}
		return clean;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};

void scan().then((clean) => {
	process.exitCode = clean ? 0 : 1;
});
