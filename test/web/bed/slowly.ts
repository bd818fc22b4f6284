/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * The address of a line that hands on the first `bytes` of a request and keeps the rest back, as one
 * that broke on its way; answers come through. Works with it while `work` runs.
 */
export async function withSlowLine<T>(
	url: string,
	bytes: number,
	work: (url: string) => Promise<T>,
): Promise<T> {
	const { port } = new URL(url);
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const web = connect(Number(port), '127.0.0.1');
		for (const socket of [client, web]) {
			sockets.add(socket);
			socket.on('error', () => socket.destroy());
		}
		let left = bytes;
		client.on('data', (chunk: Buffer) => {
			if (left > 0) web.write(chunk.subarray(0, left));
			left -= chunk.length;
		});
		web.pipe(client);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		const line = new URL(url);
		line.port = String((server.address() as AddressInfo).port);
		return await work(line.href);
	} finally {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	}
}
