import {
	addressIn,
	headerOf,
	methodOf,
	readMessage,
	responseTo,
	statusOf,
	userIn,
	writeMessage,
} from './message';

const INVITE = [
	'INVITE sip:204-DEMOCO@127.0.0.1:5062 SIP/2.0',
	'Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1',
	'From: "Dana: 204" <sip:205@127.0.0.1>;tag=as1',
	'To: <sip:204-DEMOCO@127.0.0.1:5062>',
	'Call-ID: 17@127.0.0.1',
	'CSeq: 102 INVITE',
	'X-Other: left out of a response',
	'',
	'v=0\r\n',
].join('\r\n');

it('reads a message and writes it back with its length', () => {
	const message = readMessage(INVITE);

	expect(message.first).toBe('INVITE sip:204-DEMOCO@127.0.0.1:5062 SIP/2.0');
	expect(headerOf(message, 'from')).toBe('"Dana: 204" <sip:205@127.0.0.1>;tag=as1');
	expect(message.body).toBe('v=0\r\n');
	expect(writeMessage(message)).toBe(
		INVITE.replace('\r\n\r\nv=0', '\r\nContent-Length: 5\r\n\r\nv=0'),
	);
});

it('tells requests from responses', () => {
	const request = readMessage(INVITE);
	const response = responseTo(request, '486 Busy Here', 'own');

	expect([statusOf(request), methodOf(request)]).toEqual([undefined, 'INVITE']);
	expect([statusOf(response), methodOf(response)]).toEqual([486, 'INVITE']);
});

it('answers with the headers of the request, and marks its own end once', () => {
	const response = responseTo(readMessage(INVITE), '200 OK', 'own', [['Contact', '<sip:a@b>']]);

	expect(response.headers.map(([name]) => name)).toEqual([
		...['Via', 'From', 'To', 'Call-ID', 'CSeq', 'Contact'],
	]);
	expect(headerOf(response, 'To')).toBe('<sip:204-DEMOCO@127.0.0.1:5062>;tag=own');
	const again = responseTo(response, '200 OK', 'other');
	expect(headerOf(again, 'To')).toBe('<sip:204-DEMOCO@127.0.0.1:5062>;tag=own');
});

it('finds addresses and numbers', () => {
	const from = headerOf(readMessage(INVITE), 'From');

	expect(addressIn(from)).toBe('sip:205@127.0.0.1');
	expect(userIn(from)).toBe('205');
	expect(userIn('<sip:127.0.0.1>')).toBe('');
});
