/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { createSocket, type Socket } from 'node:dgram';
import { Audio } from './audio';
import { until, type SeenCall } from './call';
import { answerIn, invited, mark, requestIn, tagOf, type Dialog } from './dialog';
import {
	addressIn,
	headerOf,
	methodOf,
	readMessage,
	responseTo,
	statusOf,
	writeMessage,
	type SipMessage,
} from './message';

/** What a phone does with a call that comes in. */
export type Manner =
	| { does: 'answer'; afterMs: number; hangUpAfterMs?: number }
	/** Rings and does nothing. */
	| { does: 'ring' }
	/** Refuses with a status, e.g. `486 Busy Here`. */
	| { does: 'refuse'; status: string; afterMs?: number }
	/** Lets the PBX wait for any response. */
	| { does: 'nothing' };

export const ANSWERS: Manner = { does: 'answer', afterMs: 300 };
export const RINGS: Manner = { does: 'ring' };
export const BUSY: Manner = { does: 'refuse', status: '486 Busy Here' };
export const DECLINES: Manner = { does: 'refuse', status: '603 Decline', afterMs: 500 };

/** A SIP phone over UDP that keeps its own clock of what it saw. */
export class Phone {
	manner: Manner = RINGS;
	/** All calls, the oldest first. */
	readonly calls: SeenCall[] = [];
	private readonly dialogs = new Map<string, Dialog>();
	private readonly pending = new Map<string, (response: SipMessage) => void>();
	private readonly timers = new Set<NodeJS.Timeout>();

	private constructor(
		/** The name under which it registers, e.g. `204-DEMOCO`. */
		readonly name: string,
		private readonly socket: Socket,
		private readonly pbxPort: number,
	) {
		socket.on('message', (data) => this.take(readMessage(data.toString('utf8'))));
	}

	static async open(name: string, pbxPort: number, port = 0): Promise<Phone> {
		const socket = createSocket('udp4');
		await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve));
		return new Phone(name, socket, pbxPort);
	}

	/** Registers, or takes itself off with 0 seconds. */
	async register(seconds = 3600): Promise<void> {
		const own = `<sip:${this.name}@127.0.0.1:${this.pbxPort}>`;
		const response = await this.request({
			first: `REGISTER sip:127.0.0.1:${this.pbxPort} SIP/2.0`,
			headers: [
				['Via', `SIP/2.0/UDP ${this.contact};branch=z9hG4bK${mark()}`],
				['Max-Forwards', '70'],
				['From', `${own};tag=${mark()}`],
				['To', own],
				['Call-ID', mark()],
				['CSeq', '1 REGISTER'],
				['Contact', `<sip:${this.name}@${this.contact}>`],
				['Expires', String(seconds)],
			],
			body: '',
		});
		if (statusOf(response) !== 200) throw new Error(`${this.name}: ${response.first}`);
	}

	/** The last call. */
	get last(): SeenCall | undefined {
		return this.calls.at(-1);
	}

	/** Waits for the next call after `count` and for one thing of it, e.g. that it rings. */
	async sees(what: 'ringingAt' | 'answeredAt' | 'endedAt', count = 0): Promise<SeenCall> {
		return await until(`${this.name} ${what}`, () => {
			const call = this.calls[count];
			return call?.[what] ? call : undefined;
		});
	}

	/** Dials; what becomes of it is seen in the call. */
	async dial(number: string, shown = this.name): Promise<SeenCall> {
		const audio = await Audio.open();
		const invite: SipMessage = {
			first: `INVITE sip:${number}@127.0.0.1:${this.pbxPort} SIP/2.0`,
			headers: [
				['Via', `SIP/2.0/UDP ${this.contact};branch=z9hG4bK${mark()}`],
				['Max-Forwards', '70'],
				['From', `"${shown}" <sip:${shown}@127.0.0.1>;tag=${mark()}`],
				['To', `<sip:${number}@127.0.0.1:${this.pbxPort}>`],
				['Call-ID', mark()],
				['CSeq', '1 INVITE'],
				['Contact', `<sip:${this.name}@${this.contact}>`],
				['Content-Type', 'application/sdp'],
			],
			body: audio.description(),
		};
		const seen: SeenCall = { direction: 'out', other: number };
		const dialog: Dialog = {
			callId: headerOf(invite, 'Call-ID'),
			local: headerOf(invite, 'From'),
			remote: headerOf(invite, 'To'),
			target: `sip:${number}@127.0.0.1:${this.pbxPort}`,
			cseq: 1,
			invite,
			audio,
			seen,
		};
		this.begin(dialog);
		this.send(invite);
		return seen;
	}

	/** Answers a call that rings. */
	answer(call: SeenCall): void {
		const dialog = this.dialogOf(call);
		if (call.answeredAt || call.endedAt) return;
		this.respond(dialog, '200 OK', true);
		call.answeredAt = Date.now();
		dialog.audio.hum(dialog.invite.body);
	}

	/** Ends a call: says good-bye, gives up, or refuses. */
	hangUp(call: SeenCall): void {
		const dialog = this.dialogOf(call);
		if (call.endedAt) return;
		if (call.answeredAt) this.send(requestIn(dialog, 'BYE', this.contact));
		else if (call.direction === 'out') this.send(requestIn(dialog, 'CANCEL', this.contact));
		else this.respond(dialog, '603 Decline');
		this.end(dialog, 'phone');
	}

	/** Sends the other end on to a number, without talking to it first. */
	async transfer(call: SeenCall, number: string): Promise<void> {
		await this.refer(this.dialogOf(call), `sip:${number}@127.0.0.1:${this.pbxPort}`);
	}

	/** Puts the other ends of two calls together: of one that waits, and of one that asked about it. */
	async join(waiting: SeenCall, asked: SeenCall): Promise<void> {
		const { callId, local, remote } = this.dialogOf(asked);
		const replaced = `${callId};to-tag=${tagOf(remote)};from-tag=${tagOf(local)}`;
		const target = `sip:${asked.other}@127.0.0.1:${this.pbxPort}`;
		await this.refer(this.dialogOf(waiting), `${target}?Replaces=${encodeURIComponent(replaced)}`);
	}

	private async refer(dialog: Dialog, target: string): Promise<void> {
		const refer = requestIn(dialog, 'REFER', this.contact, [
			['Refer-To', `<${target}>`],
			['Referred-By', addressIn(dialog.local)],
		]);
		const response = await this.request(refer);
		if (statusOf(response) !== 202) throw new Error(`${this.name}: ${response.first}`);
	}

	/** Ends its calls and closes. */
	close(): void {
		for (const { seen } of this.dialogs.values()) if (!seen.endedAt) this.hangUp(seen);
		for (const timer of this.timers) clearTimeout(timer);
		this.socket.close();
	}

	private get contact(): string {
		return `127.0.0.1:${this.socket.address().port}`;
	}

	private take(message: SipMessage): void {
		const dialog = this.dialogs.get(headerOf(message, 'Call-ID'));
		const status = statusOf(message);
		if (status !== undefined) {
			if (status >= 200) this.pending.get(keyOf(message))?.(message);
			if (dialog && methodOf(message) === 'INVITE') this.takeResponse(dialog, message, status);
			return;
		}
		const method = methodOf(message);
		if (method === 'ACK') return;
		if (method === 'INVITE') void this.takeInvite(message, dialog);
		else {
			this.send(responseTo(message, '200 OK', mark()));
			if (dialog && method === 'BYE') this.end(dialog, 'pbx');
			// whoever it sent on is there: the phone leaves
			if (dialog && method === 'NOTIFY' && message.body.startsWith('SIP/2.0 200')) {
				this.hangUp(dialog.seen);
			}
			if (dialog && method === 'CANCEL' && !dialog.seen.answeredAt) {
				this.respond(dialog, '487 Request Terminated');
				this.end(dialog, 'pbx', 487);
			}
		}
	}

	private async takeInvite(message: SipMessage, known?: Dialog): Promise<void> {
		const isRepeated = known && headerOf(known.invite, 'CSeq') === headerOf(message, 'CSeq');
		if (known && isRepeated) {
			if (known.answer) this.send(known.answer);
		} else if (known) {
			this.send(answerIn(known, message, '200 OK', this.contact, true));
		} else {
			const { manner } = this;
			if (manner.does === 'nothing') return;
			const placeholder = await Audio.open();
			const dialog = invited(message, placeholder);
			if (this.dialogs.has(dialog.callId)) return placeholder.close();
			this.begin(dialog);
			this.behave(dialog, manner);
		}
	}

	private behave(dialog: Dialog, manner: Exclude<Manner, { does: 'nothing' }>): void {
		const { seen } = dialog;
		if (manner.does !== 'refuse' || manner.afterMs) {
			this.respond(dialog, '180 Ringing');
			seen.ringingAt = Date.now();
		}
		if (manner.does === 'refuse') {
			this.after(manner.afterMs ?? 0, () => {
				if (seen.endedAt) return;
				this.respond(dialog, manner.status);
				this.end(dialog, 'phone', Number(manner.status.slice(0, 3)));
			});
		}
		if (manner.does !== 'answer') return;
		const { hangUpAfterMs } = manner;
		this.after(manner.afterMs, () => {
			this.answer(seen);
			if (hangUpAfterMs !== undefined) this.after(hangUpAfterMs, () => this.hangUp(seen));
		});
	}

	private takeResponse(dialog: Dialog, response: SipMessage, status: number): void {
		const { seen } = dialog;
		if (status === 180) seen.ringingAt ??= Date.now();
		if (status < 200) return;
		dialog.remote = headerOf(response, 'To');
		const contact = headerOf(response, 'Contact');
		if (contact && status < 300) dialog.target = addressIn(contact);
		this.send(requestIn(dialog, 'ACK', this.contact));
		if (status >= 300) this.end(dialog, 'pbx', status);
		else if (!seen.answeredAt) {
			seen.answeredAt = Date.now();
			dialog.audio.hum(response.body);
		}
	}

	private begin(dialog: Dialog): void {
		this.dialogs.set(dialog.callId, dialog);
		this.calls.push(dialog.seen);
	}

	private end(dialog: Dialog, by: 'phone' | 'pbx', status?: number): void {
		if (dialog.seen.endedAt) return;
		const { seen, audio } = dialog;
		const saidSeconds = audio.seconds;
		Object.assign(seen, {
			endedAt: Date.now(),
			endedBy: by,
			saidSeconds,
			...(status && { status }),
		});
		audio.close();
	}

	private respond(dialog: Dialog, status: string, withAudio = false): void {
		dialog.answer = answerIn(dialog, dialog.invite, status, this.contact, withAudio);
		this.send(dialog.answer);
	}

	private async request(message: SipMessage): Promise<SipMessage> {
		const key = keyOf(message);
		let answered: SipMessage | undefined;
		this.pending.set(key, (response) => {
			answered = response;
		});
		this.send(message);
		const response = await until(`${this.name}: an answer to ${message.first}`, () => answered);
		this.pending.delete(key);
		return response;
	}

	private dialogOf(call: SeenCall): Dialog {
		const found = [...this.dialogs.values()].find(({ seen }) => seen === call);
		if (!found) throw new Error(`${this.name} has no such call`);
		return found;
	}

	private after(ms: number, act: () => void): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			act();
		}, ms);
		this.timers.add(timer);
	}

	private send(message: SipMessage): void {
		this.socket.send(writeMessage(message), this.pbxPort, '127.0.0.1');
	}
}

const keyOf = (message: SipMessage): string =>
	`${headerOf(message, 'Call-ID')} ${headerOf(message, 'CSeq')}`;
