/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { createSocket, type Socket } from 'node:dgram';

const EVERY_MS = 20;
const SAMPLES = 160;

/** The voice of a phone: a hum in µ-law over RTP, for as long as it talks. */
export class Audio {
	private timer?: NodeJS.Timeout;
	private sent = 0;

	private constructor(private readonly socket: Socket) {}

	static async open(): Promise<Audio> {
		const socket = createSocket('udp4');
		await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
		return new Audio(socket);
	}

	/** What is offered or answered: this port, µ-law only. */
	description(): string {
		const { port } = this.socket.address();
		return [
			...['v=0', 'o=phone 1 1 IN IP4 127.0.0.1', 's=call', 'c=IN IP4 127.0.0.1', 't=0 0'],
			...[`m=audio ${port} RTP/AVP 0`, 'a=rtpmap:0 PCMU/8000', 'a=sendrecv', ''],
		].join('\r\n');
	}

	/** Hums to the port that the other end's description names. */
	hum(description: string): void {
		const port = Number(/^m=audio (\d+)/m.exec(description)?.[1] ?? 0);
		if (!port || this.timer) return;
		this.timer = setInterval(() => {
			const packet = Buffer.alloc(12 + SAMPLES);
			packet.writeUInt16BE(0x8000, 0);
			packet.writeUInt16BE(++this.sent & 0xffff, 2);
			packet.writeUInt32BE((this.sent * SAMPLES) >>> 0, 4);
			packet.writeUInt32BE(0x204, 8);
			for (let at = 0; at < SAMPLES; at++) packet[12 + at] = at % 16 < 8 ? 0x9f : 0x1f;
			this.socket.send(packet, port, '127.0.0.1');
		}, EVERY_MS);
	}

	/** How much it hummed; less than the time that passed where the machine is busy. */
	get seconds(): number {
		return (this.sent * EVERY_MS) / 1000;
	}

	close(): void {
		clearInterval(this.timer);
		this.socket.close();
	}
}
