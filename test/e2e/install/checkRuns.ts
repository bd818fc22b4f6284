import type { N8nWithPbx } from '../../../tools/n8n/withPbx';
import { NODE_TYPE, TRIGGER_TYPE, withCredential } from '../../../tools/n8n/workflows';
import { chain, node } from '../chain';
import { isEqual, type Row } from '../part';
import { EVERY_FIVE_SECONDS } from '../trigger/workflow';
import { waitUntil } from '../trigger/waitUntil';

/** One operation run by hand, and an active workflow that begins with the trigger. */
export async function* checkRuns(n8n: N8nWithPbx): AsyncGenerator<Row> {
	const { client, credential, pbx } = n8n;
	const start = node('Start', 'n8n-nodes-base.manualTrigger', {});
	const list = node('Extensions', NODE_TYPE, { resource: 'extension', operation: 'getMany' });
	const listing = withCredential(chain('Extensions', start, list), credential);
	const runId = await client.runWorkflow(await client.createWorkflow(listing), start.name);
	const { data } = await client.waitForExecution(runId);
	const items = data.resultData.runData[list.name]?.[0]?.data?.main[0] ?? [];
	const numbers = items.map(({ json }) => json.number);
	const expected = pbx.state.extensions.map(({ number }) => number);
	yield isEqual('the node lists the extensions of the PBX', numbers, expected);

	const trigger = node('GIS PBX Trigger', TRIGGER_TYPE, {
		pollTimes: { item: EVERY_FIVE_SECONDS },
	});
	const end = node('Call', 'n8n-nodes-base.noOp', {});
	const following = withCredential(chain('Calls', trigger, end), credential);
	const followingId = await client.createWorkflow(following);
	await client.activateWorkflow(followingId);
	const polls = () => pbx.requests.filter(({ params }) => params.info === 'simplecdrs');
	await waitUntil(() => polls().length > 0);
	const { uniqueId } = pbx.addEndedCall();
	await waitUntil(async () => (await client.executionsOf(followingId)).length > 0);
	const [execution] = await client.executionsOf(followingId);
	const called = execution && (await client.waitForExecution(execution.id));
	const calls = called?.data.resultData.runData[end.name]?.[0]?.data?.main[0] ?? [];
	const callIds = calls.map(({ json }) => json.callId);
	yield isEqual('the trigger delivers an ended call', callIds, [uniqueId]);
}
