/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import tls from 'node:tls';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import { CertificateMaker } from '../../engine/machinery/certificates';

/** Writes the certificates that the doors name into a folder; the root that signed the good ones. */
export async function writeCertificates(folder: string): Promise<Buffer> {
	const maker = new CertificateMaker();
	const root = maker.make('root', { isAuthority: true });
	maker.make('intermediate', { isAuthority: true, issuer: 'root' });
	const stranger = maker.make('strangeRoot', { isAuthority: true });
	const leafOfStranger = maker.make('stranger', { issuer: 'strangeRoot' });
	const made = {
		root,
		good: maker.make('good', { issuer: 'root' }),
		expired: maker.make('expired', { issuer: 'root', until: '20210101' }),
		early: maker.make('early', { issuer: 'root', from: '21000101' }),
		other: maker.make('other', { issuer: 'root', names: 'DNS:other.invalid' }),
		itself: maker.make('itself'),
		stranger: { ...leafOfStranger, cert: Buffer.concat([leafOfStranger.cert, stranger.cert]) },
		chained: maker.make('chained', { issuer: 'intermediate' }),
		weak: maker.make('weak', { issuer: 'root', newKey: ['rsa:1024'] }),
	};
	for (const [name, { cert, key }] of Object.entries(made)) {
		await writeFile(join(folder, `${name}.crt`), cert);
		await writeFile(join(folder, `${name}.key`), key);
	}
	maker.remove();
	return root.cert;
}

/** This process trusts the root as well, and asks for what Node 24 asks for by itself: no key below 2,048 bits. */
export function trust(root: Buffer, cleanUp: CleanUp): void {
	const { createSecureContext } = tls;
	tls.createSecureContext = (options = {}) =>
		createSecureContext({ ...options, ca: [root], ciphers: 'DEFAULT:@SECLEVEL=2' });
	cleanUp.add(async () => {
		tls.createSecureContext = createSecureContext;
	});
}
