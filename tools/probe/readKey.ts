/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Where the key may be kept; the command line would show it to everybody on the machine. */
export const KEY_VARIABLE = 'GISPBX_API_KEY';

/** The key from the environment, or as typed without being shown. */
export async function readKey(): Promise<string> {
	const kept = process.env[KEY_VARIABLE];
	if (kept) return kept.trim();
	if (!process.stdin.isTTY) {
		throw new Error(`There is no terminal to type the key in: set ${KEY_VARIABLE}`);
	}
	process.stderr.write('API key (not shown): ');
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
	try {
		return (await lines.question('')).trim();
	} finally {
		lines.close();
		process.stderr.write('\n');
	}
}
