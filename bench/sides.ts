import type { IDataObject } from 'n8n-workflow';
import type { Bed } from './bed';
import type { Flow, FlowNode } from './flow';
import type { Profile } from './stub';

const API_KEY = 'bench of speed';
const TENANT = 'DEMOCO';

/** A node of this pack. */
export function ours(parameters: IDataObject): FlowNode {
	return { name: 'GIS PBX', type: 'n8n-nodes-gispbx.gisPbx', parameters, asks: true };
}

/**
 * The least that any node must do for the same requests, so many at once (`nodes/BenchBare.node.js`);
 * `query` is JSON, or an expression that gives it.
 */
export function bare(query: string, atOnce = 1): FlowNode {
	return {
		name: 'Bare',
		type: 'CUSTOM.benchBare',
		parameters: { query, atOnce },
		asks: true,
	};
}

/** The same where several items go in one request (`nodes/BenchBareBatch.node.js`): it reads the same form of each. */
export function bareBatch(parameters: IDataObject): FlowNode {
	return { name: 'Bare', type: 'CUSTOM.benchBareBatch', parameters, asks: true };
}

/** The rival: n8n's HTTP Request node, query parameters typed into its form, nothing else changed. */
export function httpRequest(url: string, query: IDataObject, more: IDataObject = {}): FlowNode {
	const parameters = Object.entries(query).map(([name, value]) => ({ name, value }));
	return {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		parameters: {
			url,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpCustomAuth',
			sendQuery: true,
			queryParameters: { parameters },
			options: {},
			...more,
		},
		asks: true,
	};
}

/** JavaScript that runs once for all items. */
export function code(jsCode: string): FlowNode {
	return { name: 'Code', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } };
}

/** What the pack's own credential holds for a PBX of the stub. */
export function credentialDataFor(bed: Bed, profile: Profile): IDataObject {
	return {
		apiUrl: bed.stub.url(profile),
		apiKey: API_KEY,
		tenant: TENANT,
		timeZone: 'Asia/Jerusalem',
		allowInsecureHttp: true,
	};
}

/** Adds a flow that asks through the pack's own credential; its tenant may be an expression. */
export async function addOurs(
	bed: Bed,
	flow: Flow,
	profile: Profile,
	tenant = TENANT,
): Promise<void> {
	const data = { ...credentialDataFor(bed, profile), tenant };
	await bed.add(flow, await bed.credential('gisPbxApi', data));
}

/** Adds a flow that asks through the kind of credential that a careful user of HTTP Request makes. */
export async function addRival(bed: Bed, flow: Flow, tenant = TENANT): Promise<void> {
	const isExpression = tenant.startsWith('=');
	const qs = { key: API_KEY, tenant: isExpression ? tenant.slice(1) : tenant };
	const json = `${isExpression ? '=' : ''}${JSON.stringify({ qs })}`;
	await bed.add(flow, await bed.credential('httpCustomAuth', { json }));
}
