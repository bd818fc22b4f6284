/** What an agent's tool sends, by the credential's Agents May: every operation, every policy. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { agentLimitProperties } from '../../../nodes/GisPbx/transport/agentLimits';
import { resources } from '../../../nodes/GisPbx/resources';
import { usePbx, type OperationParameters } from '../support';
import { runAsTool } from './asTool';
import { arrange, PARAMETERS } from './parameters';
import { needed, POLICIES } from './neededPolicy';

const pbx = usePbx();
let items: INodeExecutionData[];
beforeEach(async () => {
	items = [await arrange(pbx)];
});

const other = (requestType: string, values: Record<string, string>) => ({
	requestType,
	parameters: { parameter: Object.entries(values).map(([name, value]) => ({ name, value })) },
});
/** Each is at most what it says: 0 reads, 1 changes, 2 reaches people. */
const OTHER_REQUESTS: Array<[INodeParameters, number]> = [
	[other('info', { info: 'queues' }), 0],
	[other('HELP', {}), 0],
	[other('DND', { action: 'set', ext: '204', value: 'YES' }), 1],
	[other('QUEUE', { id: '28', action: 'add', extension: '204' }), 1],
	[other('QUEUE', { id: '28', action: 'add', extension: '0500000001' }), 2],
	[other('VIRTUALEXT', { number: '210', action: 'add', extension: '0500000001' }), 2],
	[other('AGENT', { queue: '28', action: 'add', extension: '0500000001' }), 2],
	[other('SETFLOW', { number: '7001', value: '0500000001' }), 2],
	[other('HANGUP', { channel: 'PJSIP/204-DEMOCO-00000001' }), 1],
	[other('DIAL', { source: '204', dest: '0500000001' }), 2],
	[{ ...other('dial', { source: '204', dest: '0500000001' }), method: 'POST' }, 2],
	[other('SMS', { source: '204', dest: '0500000001', message: 'x' }), 2],
	[other('CAMPAIGN', { campaign: '12', action: 'start' }), 2],
	[other('NOBODYKNOWS', { number: '0500000001' }), 2],
];

const outside = { extension: { __rl: true, mode: 'id', value: '0500000001' } };
/** What changes something, with a number outside. */
const SENDING_OUTSIDE: OperationParameters[] = [
	{ resource: 'queue', operation: 'addMember', ...PARAMETERS.queue.addMember, ...outside },
	{
		...{ resource: 'virtualExtension', operation: 'addMember' },
		...{ ...PARAMETERS.virtualExtension.addMember, ...outside },
	},
	{ resource: 'flow', operation: 'setState', ...PARAMETERS.flow.setState, value: '0500000001' },
];

const OPERATIONS: Array<[string, OperationParameters, number]> = [
	...Object.entries(resources).flatMap(([resource, { operations }]) =>
		Object.entries(operations)
			.filter(([, { notForAgents }]) => resource !== 'api' && !notForAgents)
			.map(([operation, { effect }]): [string, OperationParameters, number] => [
				`${resource}/${operation}`,
				{ ...PARAMETERS[resource]?.[operation], resource, operation },
				['reads', 'writes', 'reachesPeople'].indexOf(effect),
			]),
	),
	...SENDING_OUTSIDE.map((parameters): [string, OperationParameters, number] => [
		`${parameters.resource}/${parameters.operation} with a number outside`,
		parameters,
		2,
	]),
	...OTHER_REQUESTS.map(([parameters, effect]): [string, OperationParameters, number] => [
		`api/request ${JSON.stringify(parameters)}`,
		{ method: 'GET', replyFormat: 'parsed', ...parameters, resource: 'api', operation: 'request' },
		effect,
	]),
];

const asked = () => pbx.sent().map(({ reqtype, action = '' }) => `${reqtype} ${action}`.trim());

describe.each(OPERATIONS)('%s', (_, parameters, effect) => {
	test.each(POLICIES)('as a tool that may %s', async (agentsMay) => {
		const may = POLICIES.indexOf(agentsMay);
		const run = await runAsTool(pbx, parameters, { items, limits: { agentsMay } });

		expect(pbx.sent().filter((sent) => needed(sent) > may)).toEqual([]);
		if (effect > may) {
			expect(run.error?.message).toContain('which this agent may not');
			expect(asked()).toEqual([]);
		} else {
			expect(String(run.error?.message)).not.toContain('which this agent may not');
			expect(pbx.sent().length > 0).toBe(parameters.operation !== 'download');
		}
	});

	test('as a node nothing changes', async () => {
		const run = await pbx.run(parameters, {
			items,
			credentials: { gisPbxApi: pbx.credential({ agentsMay: 'read' }) },
		});

		expect(String(run.error?.message)).not.toContain('agent may');
		expect(pbx.sent().some((sent) => needed(sent) === effect)).toBe(true);
	});

	if (effect > 0) {
		test('a dry run shows it to a tool that may read, and sends nothing of it', async () => {
			const dryRun = { ...parameters, options: { dryRun: true } };
			const run = await runAsTool(pbx, dryRun, { items, limits: { agentsMay: 'read' } });

			expect(run.json()[0]).toMatchObject({ dryRun: true });
			expect(pbx.sent().filter((sent) => needed(sent) > 0)).toEqual([]);
		});
	}
});

const DIAL = {
	...{ resource: 'call', operation: 'dial' },
	...{ source: '204', destination: '0500000001' },
};

describe('what is no value of the field means Read', () => {
	test.each([
		['nothing', undefined],
		['a blank', ''],
		['another case', 'REACHPEOPLE'],
		['a word around it', ' reachPeople '],
		['a list', ['reachPeople']],
		['an object', { value: 'reachPeople' }],
		['yes', true],
		['a number', 2],
		['null', null],
		["a name of JavaScript's own", 'constructor'],
		['an expression that gives nothing', '={{ undefined }}'],
		['an expression that gives a list', '={{ ["reachPeople"] }}'],
		['an expression that gives an object', '={{ ({ toString: () => "reachPeople" }) }}'],
		['an expression with a word behind', '={{ "reachPeople" }}.'],
	])('%s', async (_, agentsMay) => {
		const run = await runAsTool(pbx, DIAL, { limits: { agentsMay } });

		expect(run.error).toBeDefined();
		expect(asked()).toEqual([]);
	});

	test('but a value of the list by expression is that value: n8n does not tell how it came', async () => {
		await runAsTool(pbx, DIAL, { limits: { agentsMay: '={{ "reachPeople" }}' } });

		expect(asked()).toEqual(['DIAL']);
	});

	test('an older credential, which has no such field', async () => {
		await runAsTool(pbx, DIAL);

		expect(asked()).toEqual([]);
	});
});

test('the field takes no expression in the form', () => {
	const { agentsMay } = Object.fromEntries(agentLimitProperties.map((each) => [each.name, each]));
	expect(agentsMay).toMatchObject({ noDataExpression: true, default: 'read' });
});

test('values of the item, a second account among them, do not lift it', async () => {
	const limits = { agentsMay: 'change', tenant: '={{ $json.tenant }}' };
	const tenants = [{ tenant: 'DEMOCO' }, { tenant: 'DEMOCO', agentsMay: 'reachPeople' }];
	const run = await runAsTool(pbx, DIAL, {
		limits,
		items: tenants,
		node: { onError: 'continueRegularOutput' },
	});

	expect(run.json()).toHaveLength(2);
	expect(asked()).toEqual([]);
});

test('the agent is told what it may do, and the person where it is switched, once a run', async () => {
	const items = [{}, {}];
	const node = { onError: 'continueRegularOutput' as const };
	const run = await runAsTool(pbx, DIAL, { items, node, limits: { agentsMay: 'read' } });

	expect(run.json()[0].error).toBe(
		'"Dial a call" reaches people or costs money, which this agent may not [item 0]. Nothing was sent. It may only read: use operations that get, search or summarize. Other values change nothing about it: a person has to do this.',
	);
	const lines = run.logs.filter((line) => line.includes('AI Agents'));
	expect(lines).toEqual([
		expect.stringContaining(
			'finds "Agents May" under AI Agents in the credential "GIS PBX account"',
		) as string,
	]);
	expect(JSON.stringify(run.json())).not.toContain('Agents May');
});
