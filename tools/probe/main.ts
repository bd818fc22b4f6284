/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * `npm run probe -- --url https://…/gisapi.php --tenant DEMOCO`: asks a real PBX harmless questions and
 * writes what shapes its answers have. The key comes from GISPBX_API_KEY or is asked for.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { accountOf } from './account';
import { probe } from './probe';
import { readKey } from './readKey';
import { nameOf, reportOf, summaryOf } from './report';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			url: { type: 'string' },
			tenant: { type: 'string' },
			out: { type: 'string', default: 'pbx-probe.md' },
			'allow-insecure-http': { type: 'boolean', default: false },
		},
	});
	const { url = '', tenant = '', out } = values;
	if (!url || !tenant) throw new Error('Say which PBX: --url https://…/gisapi.php --tenant DEMOCO');
	const account = accountOf({ url, tenant, key: await readKey() }, values['allow-insecure-http']);

	const findings = await probe(account, (finding) =>
		console.log(`${finding.title}: ${nameOf(finding)}`),
	);
	writeFileSync(out, reportOf(account, findings));
	console.log(
		`\n${summaryOf(findings)}\nThe report is in ${out}. Read it before you attach it to an issue.`,
	);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
