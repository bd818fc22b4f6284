import { startSimulator } from '../../../simulator';
import type { Instance } from '../../../tools/n8n/instance';
import type { Execution } from '../../../tools/n8n/execution';
import { credentialFor } from '../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE, NODE_TYPE } from '../../../tools/n8n/workflows';
import { arrange } from '../../engine/machinery/parameters';
import { quickCases, type FaultCase } from '../faults/cases';
import { EVERY_OPERATION, execute, workflowOf, type Instruction } from '../faults/operations';
import type { PartContext } from '../part';
import type { Shown } from './places';

const PICKERS = [
	'searchChannels',
	'searchExtensions',
	'searchFlows',
	'searchMailboxes',
	'searchPhonebooks',
	'searchQueues',
	'searchQueuesOrAll',
];

const other = (
	name: string,
	requestType: string,
	parameter: Array<{ name: string; value: string }>,
): Instruction => ({
	name,
	effect: 'reads',
	parameters: {
		resource: 'api',
		operation: 'request',
		requestType,
		parameters: { parameter },
		method: 'GET',
		replyFormat: 'parsed',
	},
});

/** Rows of the PBX that carry secrets, as they come; no operation asks for those of the tenant. */
export const SECRET_ROWS: Instruction[] = [
	other('extensions with secrets', 'INFO', [{ name: 'info', value: 'extensions' }]),
	other('tenant with secrets', 'INFO', [{ name: 'info', value: 'dids' }]),
	other('voicemail with secrets', 'VOICEMAIL', [{ name: 'action', value: 'list' }]),
];

/** One that reads, one that writes and one that downloads, to fail without Continue On Fail. */
const FAILING = EVERY_OPERATION.filter(({ name }) =>
	['extension/getState', 'call/dial', 'recording/download'].includes(name),
);

/** Runs everything once as it should go and once in each fault; n8n shows what it shows. */
export async function leaveTraces(
	n8n: Instance,
	context: PartContext,
	shown: Shown,
): Promise<Execution> {
	const good = await traces(n8n, context, shown, {
		name: 'no fault',
		words: /^/,
		mayBeDone: false,
	});
	for (const faultCase of await quickCases()) {
		context.report(faultCase.name);
		await traces(n8n, context, shown, faultCase);
	}
	return good;
}

async function traces(
	{ client }: Instance,
	{ cleanUp }: PartContext,
	{ executions, answers }: Shown,
	faultCase: FaultCase,
): Promise<Execution> {
	const { name, fault } = faultCase;
	const pbx = await startSimulator();
	cleanUp.add(async () => await pbx.stop());
	const item = await arrange({ simulator: pbx });
	const data = { ...credentialFor(pbx), ...faultCase.credential };
	const credential = await client.createCredential(name, CREDENTIAL_TYPE, data);
	if (fault) pbx.fail(...fault);

	const { status, message } = await client.testCredential(credential, data);
	answers.push(`${status} ${message}`);
	for (const picker of PICKERS) {
		const parameters = { resource: 'queue', operation: 'get' };
		answers.push(await shownBy(client.listSearch(NODE_TYPE, picker, credential, parameters)));
	}
	const instructions = [...SECRET_ROWS, ...EVERY_OPERATION];
	const all = await execute(client, workflowOf({ name, credential, item, instructions }));
	executions.push(all);
	for (const instruction of FAILING) {
		const workflow = workflowOf({
			name: `${name}, stops`,
			credential,
			item,
			instructions: [instruction],
			onError: 'stopWorkflow',
		});
		executions.push(await execute(client, workflow));
	}
	return all;
}

/** What n8n's API answers, be it a refusal. */
async function shownBy(asked: Promise<unknown>): Promise<string> {
	return JSON.stringify(await asked.catch((error: Error) => error.message));
}
