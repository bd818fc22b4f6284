import type { Row } from '../../e2e/part';
import type { Bed } from '../bed';
import type { WebPart } from './part';
import { fits, holds } from './rows';

const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
const NOTHING_SENT = /^Nothing was sent to the PBX/;
const UNKNOWN = /^Outcome unknown/;

interface Refusal {
	what: string;
	url: string;
	/** Words of the error. */
	error: RegExp;
	isUnknown?: true;
	/** Words of what to do. */
	advice?: RegExp;
}

/** What a server in front of the script says, and what becomes of a dial then. */
export const refusals: WebPart = {
	name: 'refusals',
	limitMinutes: 5,
	async *run({ bed }) {
		await bed.clear();
		for (const refusal of [...byStatus(bed), ...bySecurity(bed)]) yield await ofDial(bed, refusal);
		yield fits('nobody was dialled by any of them', await bed.orders('dial'), []);
		yield* ofLength(bed);
		yield* ofManyParameters(bed);
	},
};

function byStatus({ apache, nginx }: Bed): Refusal[] {
	const wrongPath = (url: string) => url.replace('/pbx/', '/nothing/');
	return [
		{
			what: 'Apache: moved for ever',
			url: apache.url('movedForEver'),
			error: /another address \(HTTP 301\)/,
		},
		{ what: 'Apache: 308', url: apache.url('moved308'), error: /another address \(HTTP 308\)/ },
		{
			what: 'Apache: moved for now',
			url: apache.url('movedForNow'),
			error: /another address \(HTTP 302\)/,
			isUnknown: true,
		},
		{
			what: 'Apache: a password is wanted',
			url: apache.url('password'),
			error: /refused the request \(HTTP 401\)/,
		},
		{
			what: 'Apache: forbidden',
			url: apache.url('forbidden'),
			error: /refused the request \(HTTP 403\)/,
		},
		{
			what: 'Apache: no such script',
			url: wrongPath(apache.url('main')),
			error: /refused the request \(HTTP 404\)/,
		},
		{
			what: 'nginx: no such script',
			url: wrongPath(nginx.url('main')),
			error: /refused the request \(HTTP 404\)/,
		},
		{
			what: 'Apache: method not allowed',
			url: apache.url('noSuchMethod'),
			error: /refused the request \(HTTP 405\)/,
		},
		{
			what: 'Apache: a length is wanted',
			url: apache.url('lengthWanted'),
			error: /refused the request \(HTTP 411\)/,
		},
		{
			what: 'Apache: headers too large, by a rule',
			url: apache.url('headersTooLarge'),
			error: /refused the request \(HTTP 431\)/,
		},
		{
			what: 'Apache: a header above its limit',
			url: apache.url('shortHeaders'),
			error: /refused the request \(HTTP 400\)/,
		},
		{
			what: 'Apache: more headers than its limit',
			url: apache.url('fewHeaders'),
			error: /refused the request \(HTTP 400\)/,
		},
		{
			what: 'nginx: headers above its buffers',
			url: nginx.url('shortHeaders'),
			error: /refused the request \(HTTP 400\)/,
		},
		{
			what: 'Apache: the port of https asked in the clear',
			url: apache.url('secure', 'http'),
			error: /refused the request \(HTTP 400\)/,
		},
		{
			what: 'nginx: the port of https asked in the clear',
			url: nginx.url('secure', 'http'),
			error: /refused the request \(HTTP 400\)/,
		},
		{
			what: 'nginx: maintenance',
			url: nginx.url('maintenance'),
			error: /failed to answer \(HTTP 503\)/,
			isUnknown: true,
			advice: /asks to wait 120 seconds/,
		},
		{
			what: 'nginx: php-fpm is gone',
			url: nginx.url('fpmGone'),
			error: /failed to answer \(HTTP 502\)/,
			isUnknown: true,
		},
		{
			what: 'Apache: php-fpm is gone',
			url: apache.url('fpmGone'),
			error: /failed to answer \(HTTP 503\)/,
			isUnknown: true,
		},
		{
			what: 'Apache: PHP is switched off',
			url: apache.url('noPhp'),
			error: /A web page answered instead of the PBX/,
			isUnknown: true,
		},
		{
			what: 'nginx: without PHP',
			url: nginx.url('staticFiles'),
			error: /A web page answered instead of the PBX/,
			isUnknown: true,
		},
	];
}

function bySecurity({ apache, nginx }: Bed): Refusal[] {
	return [
		{
			what: 'an expired certificate',
			url: apache.url('expired'),
			error: /certificate of the PBX has expired/,
		},
		{
			what: 'an expired certificate at nginx',
			url: nginx.url('expired'),
			error: /certificate of the PBX has expired/,
		},
		{ what: 'a certificate of tomorrow', url: apache.url('early'), error: /is not valid yet/ },
		{
			what: 'a certificate of another host',
			url: apache.url('otherHost'),
			error: /is for another host/,
		},
		{
			what: 'a certificate signed by itself',
			url: apache.url('selfSigned'),
			error: /is signed by itself/,
		},
		{
			what: 'an unknown authority',
			url: apache.url('unknownAuthority'),
			error: /comes from an authority that this machine does not know/,
		},
		{
			what: 'a chain without its middle',
			url: apache.url('withoutChain'),
			error: /comes without the chain/,
		},
		{ what: 'a key of 1024 bits', url: apache.url('weakKey'), error: /is too weak/ },
		{
			what: 'TLS 1.1 alone',
			url: apache.url('oldTls'),
			error: /no version of TLS that is safe enough/,
		},
		{
			what: 'TLS 1.1 alone at nginx',
			url: nginx.url('oldTls'),
			error: /no version of TLS that is safe enough/,
		},
		{
			what: 'old ciphers alone',
			url: apache.url('oldCiphers'),
			error: /could not agree on a secure connection/,
		},
		{
			what: 'a wish for a certificate of the client',
			url: apache.url('clientCertificate'),
			error: /wants a certificate of its client/,
		},
		{
			what: 'the same at nginx',
			url: nginx.url('clientCertificate'),
			error: /refused the request \(HTTP 400\)/,
		},
		{
			what: 'https at a port without it',
			url: apache.url('main', 'https'),
			error: /does not speak HTTPS/,
		},
		{
			what: 'https at such a port of nginx',
			url: nginx.url('main', 'https'),
			error: /does not speak HTTPS/,
		},
	];
}

async function ofDial(bed: Bed, { what, url, error, isUnknown, advice }: Refusal): Promise<Row> {
	const seen = await bed.item(DIAL, { url });
	const told = String(seen.error);
	const description = String(seen.description);
	const isRight = isUnknown
		? UNKNOWN.test(told)
		: !UNKNOWN.test(told) && NOTHING_SENT.test(description);
	const passed = isRight && error.test(told) && (advice?.test(description) ?? true);
	return holds(
		`${what}: ${isUnknown ? 'outcome unknown' : 'nothing was sent'}`,
		passed,
		`${told} | ${description}`,
	);
}

/** How much Hebrew fits into an address. */
async function* ofLength(bed: Bed): AsyncGenerator<Row> {
	const sms = (letters: number) => ({
		resource: 'sms',
		operation: 'send',
		source: '0722280800',
		destination: '0500000001',
		message: 'ש'.repeat(letters),
	});
	for (const [server, url] of [
		['Apache', bed.apache.url('main')],
		['nginx', bed.nginx.url('main')],
	]) {
		await bed.clear();
		yield fits(`${server}: 1,340 Hebrew letters fit`, await bed.item(sms(1340), { url }), {
			confirmed: true,
		});
		yield fits(
			`${server}: 1,400 do not, and nothing was sent`,
			await bed.item(sms(1400), { url }),
			{
				error: /too long for the web server of the PBX \(HTTP 414\)/,
				description: /^Nothing was sent.*The longest value has 1,400 letters/,
			},
		);
		const messages = (await bed.orders('sms')).map(({ message }) => String(message).length);
		yield fits(`${server}: one message was ordered, whole`, messages, [1340]);
	}
	yield await afterRateLimit(bed);
}

async function afterRateLimit(bed: Bed): Promise<Row> {
	const url = bed.nginx.url('rateLimited');
	await bed.item(DIAL, { url });
	const seen = await bed.item(DIAL, { url });
	return fits(
		'the second dial in a minute, where nginx allows one: nothing was sent',
		[seen, (await bed.orders('dial')).length],
		[
			{
				error: /too many requests \(HTTP 429\)/,
				description: /^Nothing was sent.*asks to wait 30 seconds/,
			},
			1,
		],
	);
}

/** PHP drops what is above max_input_vars: what identifies the caller must come first. */
async function* ofManyParameters(bed: Bed): AsyncGenerator<Row> {
	const request = (parameter: Array<{ name: string; value: string }>) => ({
		resource: 'api',
		operation: 'request',
		requestType: 'INFO',
		parameters: {
			parameter: [
				{ name: 'info', value: 'queues' },
				{ name: 'format', value: 'json' },
				...parameter,
			],
		},
		method: 'GET',
		replyFormat: 'parsed',
	});
	const many = [...Array(1100).keys()].map((place) => ({ name: `p${place}`, value: '1' }));
	yield fits(
		'1,100 parameters: key and tenant are among the first 1,000',
		await bed.item(request(many)),
		{ 27: 'תמיכה' },
	);
	const odd = await bed.item(request([{ name: 'a.b', value: '1' }]));
	yield fits('a name in which PHP writes _ is refused', odd, { error: /must not hold "a\.b"/ });
}
