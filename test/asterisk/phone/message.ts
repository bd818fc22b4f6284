/** A SIP message: its first line, its headers in their order, and its body. */
export interface SipMessage {
	/** `INVITE sip:204@… SIP/2.0` or `SIP/2.0 200 OK`. */
	first: string;
	headers: Array<[name: string, value: string]>;
	body: string;
}

/** Short forms of names, which Asterisk does not send but takes. */
export function readMessage(text: string): SipMessage {
	const [head, ...bodies] = text.split('\r\n\r\n');
	const [first, ...lines] = head.split('\r\n');
	const headers = lines.map((line): [string, string] => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
	});
	return { first, headers, body: bodies.join('\r\n\r\n') };
}

export function writeMessage({ first, headers, body }: SipMessage): string {
	const length: [string, string] = ['Content-Length', String(Buffer.byteLength(body))];
	const lines = [...headers, length].map(([name, value]) => `${name}: ${value}`);
	return `${[first, ...lines].join('\r\n')}\r\n\r\n${body}`;
}

/** The first value of a header, blank where there is none. */
export const headerOf = ({ headers }: SipMessage, name: string): string =>
	headers.find(([own]) => own.toLowerCase() === name.toLowerCase())?.[1] ?? '';

/** The status of a response; undefined for a request. */
export const statusOf = ({ first }: SipMessage): number | undefined =>
	first.startsWith('SIP/2.0 ') ? Number(first.split(' ')[1]) : undefined;

/** The method of a request, or of the request that a response answers. */
export const methodOf = (message: SipMessage): string =>
	statusOf(message) === undefined
		? message.first.split(' ')[0]
		: headerOf(message, 'CSeq').split(' ')[1];

/** The address in `"Name" <sip:…>;tag=…`. */
export const addressIn = (value: string): string => /<([^>]+)>/.exec(value)?.[1] ?? value;

/** The number or name before the `@` of an address. */
export const userIn = (value: string): string => /sips?:([^@;>]+)@/.exec(value)?.[1] ?? '';

/** A response to a request; `toTag` marks this end of the dialog. */
export function responseTo(
	request: SipMessage,
	status: string,
	toTag: string,
	more: Array<[string, string]> = [],
	body = '',
): SipMessage {
	const kept = request.headers
		.filter(([name]) => /^(?:via|from|to|call-id|cseq)$/i.test(name))
		.map(([name, value]): [string, string] =>
			name.toLowerCase() === 'to' && !value.includes('tag=')
				? [name, `${value};tag=${toTag}`]
				: [name, value],
		);
	return { first: `SIP/2.0 ${status}`, headers: [...kept, ...more], body };
}
