import type { Goal, Job } from '../job';
import { bare, httpRequest, ours } from '../sides';

/** The most that the pack ever has in flight. */
const AT_ONCE = 32;
const EXTENSION = '={{ 1000 + $json.n }}';
const SAME_AS_QUERY =
	'={{ JSON.stringify({ reqtype: "INFO", info: "extstate", ext: 1000 + $json.n, format: "json" }) }}';

/** A tenant for each item: both sides ask for the credential item by item. */
const TENANT_BY_ITEM = "={{ 'TENANT' + ($json.n % 20) }}";

/** Reads that take one request each; ours has as many in flight as the PBX bears, HTTP Request all at once. */
function extensionState(items: number, delayMs: number, goals: Goal[], tenant?: string): Job {
	const answers = delayMs === 0 ? 'at once' : `in ${delayMs} ms`;
	const where = tenant === undefined ? '' : ' of 20 tenants by an expression';
	return {
		name: `${items.toLocaleString('en')} x extension state${where}, the PBX answers ${answers}`,
		profile: { delayMs },
		tenant,
		input: items,
		output: { ours: items, rival: items },
		ours: [
			ours({
				resource: 'extension',
				operation: 'getState',
				extension: { __rl: true, mode: 'id', value: EXTENSION },
				options: {},
			}),
		],
		rival: (url) => [
			httpRequest(url, { reqtype: 'INFO', info: 'extstate', ext: EXTENSION, format: 'json' }),
		],
		bare: [bare(SAME_AS_QUERY, AT_ONCE)],
		goals,
		mostInFlight: AT_ONCE,
		isQuick: items === 1000 && delayMs === 0 && tenant === undefined,
	};
}

const TIME: Goal = { measure: 'time', most: 0.75 };
/** n8n decrypts the credential for each item, on both sides. */
const TIME_BY_ITEM: Goal = { measure: 'time', most: 0.85 };

export const extensionStates: Job[] = [
	extensionState(1000, 0, [TIME_BY_ITEM]),
	extensionState(1000, 0, [TIME_BY_ITEM], TENANT_BY_ITEM),
	extensionState(1000, 20, [{ measure: 'time', most: 0.9 }]),
	extensionState(1000, 100, [{ measure: 'time', most: 1.5 }]),
	extensionState(300, 300, [{ measure: 'time', most: 1.5 }]),
	extensionState(10_000, 0, [
		TIME,
		{ measure: 'memory', most: 1 },
		{ measure: 'aboveIdle', most: 0.5 },
	]),
];
