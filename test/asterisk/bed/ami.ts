/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { connect, type Socket } from 'node:net';

/** A reply or an event of Asterisk's manager interface: its headers. */
export type AmiMessage = Record<string, string>;

/** Values of an action; several where a header is repeated. */
type AmiFields = Record<string, string | string[] | undefined>;

interface Pending {
	events: AmiMessage[];
	reply?: AmiMessage;
	isList: boolean;
	settle(answer: { reply: AmiMessage; events: AmiMessage[] }): void;
}

/** A client of Asterisk's manager interface. */
export class Ami {
	private readonly pending = new Map<string, Pending>();
	private readonly listeners: Array<(event: AmiMessage) => void> = [];
	private count = 0;
	private rest = '';

	private constructor(private readonly socket: Socket) {
		socket.setEncoding('utf8').on('data', (text: string) => this.take(text));
	}

	static async connect(port: number, username: string, secret: string): Promise<Ami> {
		const socket = connect(port, '127.0.0.1');
		await new Promise<void>((resolve, reject) => {
			socket.once('connect', resolve).once('error', reject);
		});
		// Asterisk's own end is seen by whoever waits for its process
		socket.on('error', () => {});
		const ami = new Ami(socket);
		const { Response, Message } = await ami.action('Login', { Username: username, Secret: secret });
		if (Response !== 'Success') throw new Error(`The manager refuses: ${Message}`);
		return ami;
	}

	/** Carries out an action; resolves with the reply, errors included. */
	async action(name: string, fields: AmiFields = {}): Promise<AmiMessage> {
		return (await this.send(name, fields, false)).reply;
	}

	/** Carries out an action that answers by a list of events; no events where it is refused. */
	async list(name: string, fields: AmiFields = {}): Promise<AmiMessage[]> {
		return (await this.send(name, fields, true)).events;
	}

	/** Is told of every event that answers no action. */
	onEvent(listener: (event: AmiMessage) => void): void {
		this.listeners.push(listener);
	}

	close(): void {
		this.socket.destroy();
	}

	private async send(name: string, fields: AmiFields, isList: boolean) {
		const id = `a${++this.count}`;
		const lines = Object.entries({ Action: name, ActionID: id, ...fields })
			.flatMap(([key, value]) => [value].flat().map((one) => [key, one]))
			.filter(([, value]) => value !== undefined)
			.map(([key, value]) => `${key}: ${String(value).replace(/[\r\n]/g, ' ')}\r\n`);
		return await new Promise<{ reply: AmiMessage; events: AmiMessage[] }>((settle) => {
			this.pending.set(id, { events: [], isList, settle });
			this.socket.write(`${lines.join('')}\r\n`);
		});
	}

	private take(text: string): void {
		const blocks = (this.rest + text).split('\r\n\r\n');
		this.rest = blocks.pop() ?? '';
		for (const block of blocks) this.dispatch(messageOf(block));
	}

	private dispatch(message: AmiMessage): void {
		const pending = this.pending.get(message.ActionID ?? '');
		if (!pending || (message.Event && !pending.isList)) {
			if (message.Event) for (const listener of this.listeners) listener(message);
			return;
		}
		if (message.Response) pending.reply = message;
		else if (!message.EventList) pending.events.push(message);
		const isOver = pending.isList
			? message.EventList === 'Complete' || message.Response === 'Error'
			: message.Response !== undefined;
		if (!isOver) return;
		this.pending.delete(message.ActionID);
		pending.settle({ reply: pending.reply ?? message, events: pending.events });
	}
}

/** A repeated header is one of several lines; variables of a channel get a key each: `ChanVariable(NAME)`. */
function messageOf(block: string): AmiMessage {
	const message: AmiMessage = {};
	for (const line of block.split('\r\n')) {
		const [, key, value] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
		if (key === undefined) continue;
		const [, name, own] = key === 'ChanVariable' ? (/^([^=]*)=(.*)$/.exec(value) ?? []) : [];
		if (name === undefined) message[key] = key in message ? `${message[key]}\n${value}` : value;
		else message[`ChanVariable(${name})`] = own;
	}
	return message;
}
