import { name, version } from '../../package.json';
import type { Account } from './account';
import type { Finding } from './probe';

const NEW = '**new**';

/** The report that can be attached to an issue: what was met, what is new, nothing about anybody. */
export function reportOf({ url, tenant, key }: Account, findings: Finding[]): string {
	const { protocol, pathname } = new URL(url);
	const text = [
		'# What a PBX answered',
		'',
		`Asked by ${name} ${version}: \`${pathname.split('/').pop()}\` over ${protocol.slice(0, -1)}. Values, names and numbers of the PBX are left out;`,
		'"…" stands for a name or word that is not known to be the engine\'s own. Sections are those of docs/design/pbx.md.',
		'',
		summaryOf(findings),
		'',
		'| Asked | Shape | Section | Bytes | ms |',
		'| --- | --- | --- | ---: | ---: |',
		...findings.map(lineOf),
		'',
		'## How the answers are built',
		...findings.flatMap(detailsOf),
	].join('\n');
	return withoutAccount(`${text}\n`, [key, tenant]);
}

/** One sentence about all findings. */
export function summaryOf(findings: Finding[]): string {
	const count = (outcome: Finding['outcome']) =>
		findings.filter((finding) => finding.outcome === outcome).length;
	return `${count('known')} answers of a known shape, ${count('new')} new, ${count('failed')} without an answer, ${count('notAsked')} not asked.`;
}

/** What a finding is called in a list. */
export function nameOf({ outcome, shape }: Finding): string {
	return (
		shape?.name ?? { known: '', new: 'new', failed: 'no answer', notAsked: 'not asked' }[outcome]
	);
}

function lineOf(finding: Finding): string {
	const { title, shape, outcome, bytes, milliseconds } = finding;
	const name = outcome === 'new' ? NEW : nameOf(finding);
	return `| ${[title, name, shape?.section ?? '', bytes ?? '', milliseconds ?? ''].join(' | ')} |`;
}

function detailsOf({ title, sent, outline, traits, outcome }: Finding): string[] {
	if (outcome === 'notAsked') return [];
	return [
		'',
		`### ${title}${outcome === 'new' ? ' (new)' : ''}`,
		'',
		`Sent: ${sent.map((name) => `\`${name}\``).join(', ')}${traits.length > 0 ? `. Odd: ${traits.join(', ')}` : ''}`,
		'',
		'```text',
		...outline,
		'```',
	];
}

/** A second look: neither key nor tenant, however they may have come in. */
function withoutAccount(text: string, secrets: string[]): string {
	return secrets.reduce((clean, secret) => clean.replaceAll(secret, '…'), text);
}
