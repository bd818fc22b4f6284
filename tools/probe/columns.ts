/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROTOCOL = join(__dirname, '..', '..', 'docs', 'design', 'pbx.md');
const CODE = /`([^`\n]+)`/g;
/** As SQL has them, and the ones with blanks (pbx.md#extension-state). */
const COLUMN = /Connected Line ID(?: Name)?|[A-Za-z_]\w*/g;

let known: Set<string> | undefined;

/**
 * Whether docs/design/pbx.md names a column. Each tenant gives its phone book columns of its own, and a
 * PBX may make one of a person's name: what nobody has written down is not shown.
 */
export function isKnownColumn(name: string): boolean {
	known ??= new Set(
		[...readFileSync(PROTOCOL, 'utf8').matchAll(CODE)].flatMap(
			([, code]) => code.match(COLUMN) ?? [],
		),
	);
	return known.has(name);
}
