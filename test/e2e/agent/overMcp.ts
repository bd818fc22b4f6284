import { randomUUID } from 'node:crypto';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { RequestRecord } from '../../../simulator';
import type { N8nWithPbx } from '../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE } from '../../../tools/n8n/workflows';
import { needed } from '../../engine/machinery/neededPolicy';
import { node } from '../chain';
import { isEqual, type Row } from '../part';
import { waitUntil } from '../trigger/waitUntil';
import { connectMcp, type McpAnswer, type McpClient } from './mcpClient';
import { byModel, located, tool, toolsOf } from './tool';

const DAY = '2026-02-01';
const CALLER = { from: '0500000071', fromName: 'דנה' };
const [ALLOWED, STRANGER] = ['0500000001', '0500000099'];

const TOOLS: Record<string, INodeParameters> = {
	Get_Calls: {
		...{ resource: 'cdr', operation: 'getMany', detail: 'calls', simplify: true },
		...{ returnAll: true, filters: {}, ...byModel('start', 'end') },
	},
	Do_Not_Disturb: {
		...{ resource: 'extension', operation: 'setDoNotDisturb', doNotDisturb: true },
		extension: located('extension'),
	},
	Add_to_Queue: {
		...{ resource: 'queue', operation: 'addMember', extension: located('extension') },
		queue: { __rl: true, mode: 'list', value: '28' },
	},
	Dial: { resource: 'call', operation: 'dial', source: '204', ...byModel('destination') },
};

const GET = { tool: 'Get_Calls', values: { start: DAY, end: DAY } };
const CHANGE = { tool: 'Do_Not_Disturb', values: { extension: '204' } };
const dial = (destination: string) => ({ tool: 'Dial', values: { destination } });
const add = (extension: string) => ({ tool: 'Add_to_Queue', values: { extension } });

const REFUSED = /which this agent may not/;

/** The tools that n8n's MCP trigger hands to somebody else's agent are held to the credential's limits, too. */
export async function* overMcp(n8n: N8nWithPbx): AsyncGenerator<Row> {
	n8n.pbx.addEndedCall({ start: `${DAY} 12:00:00`, ...CALLER });

	const reader = await served(n8n, { agentsMay: 'read' });
	const listed = await reader.client.tools();
	yield isEqual(
		'an MCP client is offered the tools, with what it may fill in',
		listed
			.map(({ name, inputSchema }) =>
				[name, ...Object.keys(inputSchema.properties ?? {})].join(' '),
			)
			.sort(),
		[
			'Add_to_Queue extension',
			'Dial destination',
			'Do_Not_Disturb extension',
			'Get_Calls start end',
		],
	);
	const read = await reader.use(GET);
	yield isHandedOut('... a read works', read, [CALLER.from, CALLER.fromName]);
	yield isRefused('... a change is refused where agents may read', await reader.use(CHANGE));
	yield isRefused('... and so is a dial', await reader.use(dial(ALLOWED)));

	const changer = await served(n8n, { agentsMay: 'change' });
	yield isEqual('... a change is sent where they may', wordsOf(await changer.use(CHANGE)), [
		'DND set',
	]);
	yield isEqual('... and a member of ours is added', wordsOf(await changer.use(add('204'))), [
		'QUEUE add',
	]);
	yield isRefused('... a member outside is not', await changer.use(add(STRANGER)));
	yield isRefused('... nor is anybody dialled', await changer.use(dial(ALLOWED)));

	const dialler = await served(n8n, { agentsMay: 'reachPeople', agentNumbers: ALLOWED });
	const other = await dialler.use(dial(STRANGER));
	yield isRefused('... where one number may be reached another is not', other, /is not for this/);
	yield isEqual('... and that one is', wordsOf(await dialler.use(dial(ALLOWED))), ['DIAL']);

	const masked = await served(n8n, { agentsMay: 'read', maskNumbers: true, maskNames: true });
	yield isHandedOut(
		'... numbers and names are masked',
		await masked.use(GET),
		['***071', '[hidden]'],
		[CALLER.from, CALLER.from.slice(1), CALLER.fromName],
	);
}

/** What came of the use of a tool. */
interface Used extends McpAnswer {
	sent: RequestRecord[];
}

interface Served {
	client: McpClient;
	use(what: { tool: string; values: IDataObject }): Promise<Used>;
}

/** An active workflow with a trigger of n8n that serves these tools, held to these limits, and a client of it. */
async function served(n8n: N8nWithPbx, limits: IDataObject): Promise<Served> {
	const { client: editor, credentialData, pbx, url } = n8n;
	const path = randomUUID();
	const data = { ...credentialData, ...limits };
	const credential = await editor.createCredential('Served', CREDENTIAL_TYPE, data);
	const trigger: INode = {
		...node('MCP Server Trigger', '@n8n/n8n-nodes-langchain.mcpTrigger', { path }, 2.1),
		webhookId: path,
	};
	const tools = Object.entries(TOOLS).map(([name, each]) => tool(name, each, credential));
	const id = await editor.createWorkflow({
		name: 'Serves tools',
		nodes: [trigger, ...tools],
		connections: toolsOf(Object.keys(TOOLS), trigger.name),
		settings: { executionOrder: 'v1' },
	});
	await editor.activateWorkflow(id);
	const server = `${url}/mcp/${path}`;
	// n8n opens it a moment after the activation
	await waitUntil(async () => (await fetch(server, { method: 'POST' })).status !== 404);
	const client = await connectMcp(server);
	return {
		client,
		async use({ tool: name, values }) {
			pbx.clearRequests();
			const answer = await client.use(name, values);
			return { ...answer, sent: [...pbx.requests] };
		},
	};
}

const wordsOf = ({ sent }: Used) =>
	sent
		.filter(({ params }) => needed(params) > 0)
		.map(({ params }) => `${params.reqtype} ${params.action ?? ''}`.trim());

function isRefused(what: string, { text, sent }: Used, words = REFUSED): Row {
	const seen = sent.length > 0 ? `sent ${sent.map(({ params }) => params.reqtype).join()}` : text;
	return { what, passed: words.test(text) && sent.length === 0, seen };
}

function isHandedOut(what: string, { text }: Used, holds: string[], hides: string[] = []): Row {
	const passed =
		holds.every((each) => text.includes(each)) && !hides.some((each) => text.includes(each));
	return { what, passed, seen: text };
}
