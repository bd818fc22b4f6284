/** A plain HTTP client for the simulator's tests; it knows nothing of how answers are made. */
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator';

export type Params = Record<string, string>;

export interface Answer {
	status: number;
	contentType: string;
	contentDisposition: string;
	bytes: Buffer;
	body: string;
}

export async function read(response: Response): Promise<Answer> {
	const bytes = Buffer.from(await response.arrayBuffer());
	return {
		status: response.status,
		contentType: response.headers.get('content-type') ?? '',
		contentDisposition: response.headers.get('content-disposition') ?? '',
		bytes,
		body: bytes.toString(),
	};
}

/** GET with key and tenant in the query, as the API sheet prints it. */
export async function ask(pbx: Simulator, params: Params, init?: RequestInit): Promise<Answer> {
	const query = new URLSearchParams({ key: pbx.key, tenant: pbx.tenant, ...params });
	return await read(await fetch(`${pbx.url}?${query}`, { redirect: 'manual', ...init }));
}

export async function askJson<T = unknown>(pbx: Simulator, params: Params): Promise<T> {
	return JSON.parse((await ask(pbx, { format: 'json', ...params })).body) as T;
}

/** INFO as json. */
export const info = <T = unknown>(pbx: Simulator, name: string, params: Params = {}): Promise<T> =>
	askJson<T>(pbx, { reqtype: 'INFO', info: name, ...params });

/** Dials 204 to an outside number; returns the originate ID. */
export async function dial(pbx: Simulator, params: Params = {}): Promise<string> {
	const order = { reqtype: 'DIAL', source: '204', dest: '0500000001', ...params };
	return (await askJson<{ ID: string }>(pbx, order)).ID;
}

/** Noon in Jerusalem, summer time. */
export const NOON = new Date('2024-06-01T09:00:00Z');

/** Starts one simulator per test, its clock standing at 2024-06-01 12:00:00 local time. */
export function usePbx(options?: SimulatorOptions): () => Simulator {
	let pbx: Simulator | undefined;
	beforeEach(async () => {
		pbx = await startSimulator(options);
		pbx.clock.freeze();
		pbx.clock.set(NOON);
	});
	afterEach(async () => {
		const problems = pbx?.problems;
		await pbx?.stop();
		expect(problems).toEqual([]);
	});
	return () => {
		if (!pbx) throw new Error('The simulator has not been started');
		return pbx;
	};
}
