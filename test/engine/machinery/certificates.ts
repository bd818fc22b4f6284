/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its key, as node:tls takes them. */
export interface Certificate {
	key: Buffer;
	cert: Buffer;
}

interface Wanted {
	/** OpenSSL's `subjectAltName`; default `IP:127.0.0.1`. */
	names?: string;
	/** `YYYYMMDD`; default from 2020 to 2119. */
	from?: string;
	until?: string;
	/** OpenSSL's `-newkey`; default a key on the curve P-256, which is made at once. */
	newKey?: string[];
	isAuthority?: boolean;
	/** Who signs it; default: itself. */
	issuer?: string;
}

const CURVE = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

/** Makes certificates with the system's `openssl`, in a folder that is removed by `remove`. */
export class CertificateMaker {
	private readonly folder = mkdtempSync(join(tmpdir(), 'gispbx-certificates-'));

	constructor() {
		writeFileSync(this.path('index'), '');
		writeFileSync(
			this.path('ca.cnf'),
			`[ca]\ndefault_ca = own\n[own]\ndatabase = ${this.path('index')}\nnew_certs_dir = ${this.folder}
rand_serial = yes\ndefault_md = sha256\npolicy = any\nunique_subject = no\n[any]\ncommonName = supplied\n`,
		);
	}

	/** Makes a certificate; `name` is its subject, too. */
	make(name: string, wanted: Wanted = {}): Certificate {
		const { names = 'IP:127.0.0.1', newKey = CURVE, isAuthority = false, issuer } = wanted;
		const [key, request, cert, extensions] = ['key', 'csr', 'crt', 'ext'].map((kind) =>
			this.path(`${name}.${kind}`),
		);
		writeFileSync(
			extensions,
			isAuthority ? 'basicConstraints = critical,CA:TRUE\n' : `subjectAltName = ${names}\n`,
		);
		const fresh = ['-new', '-nodes', '-newkey', ...newKey, '-keyout', key, '-out', request];
		openssl('req', ...fresh, '-subj', `/CN=${name}`);
		const signer = issuer === undefined ? ['-selfsign', '-keyfile', key] : this.signedBy(issuer);
		const span = ['-startdate', `${wanted.from ?? '20200101'}000000Z`].concat([
			'-enddate',
			`${wanted.until ?? '21191231'}000000Z`,
		]);
		const input = ['-in', request, '-out', cert, '-extfile', extensions];
		openssl(
			'ca',
			'-batch',
			'-notext',
			'-config',
			this.path('ca.cnf'),
			...signer,
			...span,
			...input,
		);
		return { key: readFileSync(key), cert: readFileSync(cert) };
	}

	/** The certificate that was made under this name. */
	certificateOf(name: string): Buffer {
		return readFileSync(this.path(`${name}.crt`));
	}

	remove(): void {
		rmSync(this.folder, { recursive: true });
	}

	private signedBy(issuer: string): string[] {
		return ['-cert', this.path(`${issuer}.crt`), '-keyfile', this.path(`${issuer}.key`)];
	}

	private path(name: string): string {
		return join(this.folder, name);
	}
}

function openssl(...parameters: string[]): void {
	execFileSync('openssl', parameters, { stdio: 'pipe' });
}
