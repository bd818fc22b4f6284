/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { createRequire } from 'node:module';
import { createServer as createTcp, type Server, type Socket } from 'node:net';
import tls from 'node:tls';

import { engineLine } from '../harness/engine';
import { usePbx } from '../support';
import { CertificateMaker } from './certificates';
import { fateOfDial, LOST, NOT_SENT, startOdd, type OddServer } from './fate';

const pbx = usePbx();
const maker = new CertificateMaker();
const root = maker.make('root', { isAuthority: true });
maker.make('intermediate', { isAuthority: true, issuer: 'root' });
const good = maker.make('good', { issuer: 'root' });

/** Node trusts the root of this file, and asks for what Node 24 asks for by itself: no key below 2,048 bits. */
const { createSecureContext } = tls;
beforeAll(() => {
	tls.createSecureContext = (options = {}) =>
		createSecureContext(
			options.cert ? options : { ...options, ca: [root.cert], ciphers: 'DEFAULT:@SECLEVEL=2' },
		);
});
afterAll(() => {
	tls.createSecureContext = createSecureContext;
	maker.remove();
});

let server: OddServer | undefined;
let arrived: number;
beforeEach(() => (arrived = 0));
afterEach(async () => {
	await server?.stop();
	server = undefined;
});

/** A secured PBX that says OK and counts what arrives. */
const secured = (options: ServerOptions) =>
	createHttps(options, (_, response) => {
		arrived++;
		response.end('OK');
	});
const onBytes = (answer: (socket: Socket) => void) => () =>
	createTcp((socket) => socket.once('data', () => answer(socket)));
const onHttp = (head: string, body = '') =>
	onBytes((socket) => {
		socket.write(head);
		socket.end(body);
	});

const NOT_AT_ALL: Array<[name: string, words: string, server: () => Server]> = [
	[
		'an expired certificate',
		'The certificate of the PBX has expired',
		() => secured(maker.make('expired', { issuer: 'root', until: '20210101' })),
	],
	[
		'a certificate of tomorrow',
		'The certificate of the PBX is not valid yet',
		() => secured(maker.make('early', { issuer: 'root', from: '21000101' })),
	],
	[
		'a certificate of another host',
		'The certificate of the PBX is for another host',
		() => secured(maker.make('other', { issuer: 'root', names: 'DNS:other.invalid' })),
	],
	[
		'a certificate that is signed by itself',
		'The certificate of the PBX is signed by itself, so nobody vouches for it',
		() => secured(maker.make('itself')),
	],
	[
		'a certificate of an authority that nobody knows',
		'The certificate of the PBX comes from an authority that this machine does not know',
		() => {
			const own = maker.make('ownRoot', { isAuthority: true });
			const leaf = maker.make('ownLeaf', { issuer: 'ownRoot' });
			return secured({ ...leaf, cert: Buffer.concat([leaf.cert, own.cert]) });
		},
	],
	[
		'a chain without its middle',
		'The certificate of the PBX comes without the chain up to a known authority',
		() => secured(maker.make('chained', { issuer: 'intermediate' })),
	],
	[
		'a key of 1024 bits',
		'The certificate of the PBX is too weak',
		() =>
			secured({
				...maker.make('weak', { issuer: 'root', newKey: ['rsa:1024'] }),
				ciphers: 'DEFAULT:@SECLEVEL=0',
			}),
	],
	[
		'TLS 1.1 and nothing newer',
		'The PBX offers no version of TLS that is safe enough',
		() =>
			secured({
				...good,
				minVersion: 'TLSv1',
				maxVersion: 'TLSv1.1',
				ciphers: 'DEFAULT:@SECLEVEL=0',
			}),
	],
	[
		'ciphers that Node does not take',
		'The PBX and n8n could not agree on a secure connection',
		() => secured({ ...good, maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' }),
	],
	[
		'a wish for a certificate of the client',
		'The PBX wants a certificate of its client',
		() => secured({ ...good, requestCert: true, rejectUnauthorized: true }),
	],
	[
		'a port that closes at once',
		'The PBX closed the connection before it was secure',
		() => createTcp((socket) => socket.end()),
	],
	[
		'a port that closes during the handshake',
		'The PBX closed the connection before it was secure',
		onBytes((socket) => socket.destroy()),
	],
	[
		'a port that speaks something else',
		'The PBX does not speak HTTPS at this address',
		onBytes((socket) => socket.end('220 mail.invalid ESMTP\r\n')),
	],
];

test.each(NOT_AT_ALL)('%s: nothing was sent', async (_, words, make) => {
	server = await startOdd(make(), 'https');
	const fate = await fateOfDial(pbx, server.url);

	expect(fate.message).toBe(words);
	expect(fate.description).toContain(NOT_SENT);
	expect(fate.isFreeAgain).toBe(true);
	expect(arrived).toBe(0);
});

test('a certificate that is in order is taken, with a chain too', async () => {
	const leaf = maker.make('whole', { issuer: 'intermediate' });
	const chain = Buffer.concat([leaf.cert, maker.certificateOf('intermediate')]);
	for (const certificate of [good, { ...leaf, cert: chain }]) {
		server = await startOdd(secured(certificate), 'https');
		expect((await fateOfDial(pbx, server.url)).message).toBeUndefined();
		await server.stop();
	}
	server = undefined;
	expect(arrived).toBe(2);
});

test('an authority of its own is no fault where the credential ignores it', async () => {
	server = await startOdd(secured(maker.make('ignored')), 'https');
	const fate = await fateOfDial(pbx, server.url, { ignoreSslIssues: true });

	expect(fate).toMatchObject({ message: undefined, isFreeAgain: false });
	expect(arrived).toBe(1);
});

const UNREADABLE = 'The PBX was asked, but its answer cannot be read';
const CUT_OFF = 'The PBX closed the connection before its answer was complete';
const OK_HEAD = 'HTTP/1.1 200 OK\r\n';

test.each<[string, string, () => Server]>([
	['no HTTP', UNREADABLE, onHttp('SSH-2.0-OpenSSH\r\n')],
	['a header that is none', UNREADABLE, onHttp(`${OK_HEAD}no header\r\n\r\n`)],
	['headers without end', UNREADABLE, onHttp(`${OK_HEAD}x: ${'y'.repeat(200_000)}\r\n\r\n`)],
	[
		'a chunk that is none',
		UNREADABLE,
		onHttp(`${OK_HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`),
	],
	['broken gzip', UNREADABLE, onHttp(`${OK_HEAD}Content-Encoding: gzip\r\n\r\n`, 'no gzip')],
	['broken brotli', UNREADABLE, onHttp(`${OK_HEAD}Content-Encoding: br\r\n\r\n`, 'no brotli')],
	['a body that ends early', CUT_OFF, onHttp(`${OK_HEAD}Content-Length: 99\r\n\r\nO`)],
	['no answer', CUT_OFF, onBytes((socket) => socket.end())],
	['a reset', CUT_OFF, onBytes((socket) => socket.resetAndDestroy())],
	['silence', 'The PBX did not answer in time', onBytes(() => undefined)],
])('%s: the outcome is not known', async (_, words, make) => {
	server = await startOdd(make(), 'http');
	const fate = await fateOfDial(pbx, server.url);

	expect(fate.message).toBe(`${LOST}${words}`);
	expect(fate.description).toContain('nothing is sent a second time by itself');
	expect(fate.isFreeAgain).toBe(false);
});

test('broken gzip in front of a refusal of the web server changes nothing', async () => {
	const busy = createHttp((_, response) => {
		response.writeHead(503, { 'Content-Encoding': 'gzip' }).end('no gzip');
	});
	server = await startOdd(busy, 'http');

	expect((await fateOfDial(pbx, server.url)).message).toBe(
		`${LOST}The web server of the PBX failed to answer (HTTP 503)`,
	);
});

/** n8n 1 has no such protection. */
const only2x = engineLine === '2x' ? test : test.skip;

only2x.each([
	['localhost', { blockedIpRanges: [], blockedHostnames: ['localhost'] }],
	['127.0.0.1', { blockedIpRanges: ['127.0.0.0/8'], blockedHostnames: [] }],
])('%s: a host that n8n blocks was not asked', async (host, blocked) => {
	const restore = protect(blocked);
	const { port } = new URL(pbx.simulator.url);
	const apiUrl = `http://${host}:${port}/pbx/gisapi.php`;
	const run = await pbx
		.run(
			{ resource: 'call', operation: 'dial', source: '204', destination: '0500000001' },
			{ credentials: { gisPbxApi: pbx.credential({ apiUrl }) } },
		)
		.finally(restore);

	expect(run.error?.message).toBe('n8n blocks requests to this host [item 0]');
	expect(run.error?.description).toContain(NOT_SENT);
	expect(pbx.sent()).toEqual([]);
});

/** Switches on the protection of this n8n, as `N8N_SSRF_…` do at its start. */
function protect(settings: object): () => void {
	const requireFromCore = createRequire(require.resolve('n8n-core'));
	const { Container } = requireFromCore('@n8n/di') as typeof import('@n8n/di');
	const { Logger } = requireFromCore('@n8n/backend-common') as typeof import('@n8n/backend-common');
	const network = requireFromCore('@n8n/backend-network') as typeof import('@n8n/backend-network');
	const { SsrfProtectionConfig } = requireFromCore('@n8n/config') as typeof import('@n8n/config');
	const { OutboundHttp, SsrfProtectionService, DnsResolver } = network;
	const logger = Container.get(Logger);
	const before = Container.get(OutboundHttp);
	const config = Object.assign(new SsrfProtectionConfig(), { enabled: true, ...settings });
	const service = new SsrfProtectionService(config, Container.get(DnsResolver), logger);
	Container.set(OutboundHttp, new OutboundHttp(service, config, logger));
	return () => Container.set(OutboundHttp, before);
}
