/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/**
 * A test file that imports this has a clock that runs with real time, but for what n8n's `sleep` is
 * asked for: that passes a thousand times as fast, for the node and for the simulated PBX alike.
 * To be imported before the rest.
 */
const TIMES_AS_FAST = 1000;

let ahead = 0;
const realNow = Date.now.bind(Date);
const realSteadyNow = performance.now.bind(performance);
jest.spyOn(Date, 'now').mockImplementation(() => Math.round(realNow() + ahead));
jest.spyOn(performance, 'now').mockImplementation(() => realSteadyNow() + ahead);

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (ms: number) => {
		await pause(ms / TIMES_AS_FAST);
		ahead += ms;
	},
}));

/** Lets so many real milliseconds pass. */
export async function pause(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
