import { createHash } from 'node:crypto';
import { startSimulator, type Simulator } from '../../../simulator';
import { credentialFor } from '../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE, NODE_TYPE, withCredential } from '../../../tools/n8n/workflows';
import { chain, node } from '../chain';
import { isEqual, type PartContext, type Row } from '../part';
import { waitUntil } from '../trigger/waitUntil';
import { hasRun, type QueueMode, type Worker } from './queueMode';

const START = 'Start';
/** Of less than 65 seconds n8n would wait in the same process. */
const WAIT_SECONDS = 70;
const TALK_SECONDS = 600;

/** An execution that has downloaded a recording and waits. */
export interface Waiting {
	executionId: string;
	/** Who downloaded it. */
	worker: Worker;
	/** The file as the PBX has it. */
	bytes: Buffer;
}

/** Has a worker download a recording; its workflow then waits, and reads it only after that. */
export async function downloadAndWait(
	{ client, workers }: QueueMode,
	{ cleanUp }: PartContext,
): Promise<Waiting> {
	const pbx = await startSimulator({ switches: { recordingContainer: 'wav' } });
	cleanUp.add(async () => await pbx.stop());
	const { uniqueId } = pbx.addEndedCall({ talkSeconds: TALK_SECONDS, recording: true });
	const credential = await client.createCredential(
		'Recording',
		CREDENTIAL_TYPE,
		credentialFor(pbx),
	);
	const workflow = chain(
		'Recording',
		node(START, 'n8n-nodes-base.manualTrigger', {}),
		node('Recording', NODE_TYPE, {
			resource: 'recording',
			operation: 'download',
			callId: uniqueId,
			options: { maxWaitSeconds: 30 },
		}),
		node('Wait', 'n8n-nodes-base.wait', { amount: WAIT_SECONDS, unit: 'seconds' }, 1.1),
		node('Sub-Step', 'n8n-nodes-base.executeWorkflow', subStep(), 1.2),
	);
	const workflowId = await client.createWorkflow(withCredential(workflow, credential));
	const executionId = await client.runWorkflow(workflowId, START);
	const waits = async () => (await client.execution(executionId)).status === 'waiting';
	const worker = (await waitUntil(waits))
		? workers.find((one) => hasRun(one, executionId))
		: undefined;
	if (!worker) throw new Error('No worker has downloaded the recording');
	return { executionId, worker, bytes: await recordingOf(pbx, uniqueId) };
}

/** Waits until another worker has gone on with the execution; the main process gives out the file. */
export async function* readElsewhere(
	{ client, workers, database }: QueueMode,
	{ executionId, worker, bytes }: Waiting,
): AsyncGenerator<Row> {
	const { status, data } = await client.waitForExecution(executionId);
	const item = (name: string) => data.resultData.runData[name]?.[0]?.data?.main[0]?.[0];
	const others = workers.filter((one) => one !== worker && hasRun(one, executionId)).length;
	yield isEqual('recording: another worker goes on after a wait', [status, others], ['success', 1]);

	const file = item('Recording')?.binary?.data;
	const [stored] = await database.query<{ count: string }>(
		'SELECT count(*) AS count FROM binary_data WHERE length(data) = ?',
		String(bytes.length),
	);
	yield isEqual(
		'... the file lies in the database',
		[file?.id?.split(':')[0], Number(stored.count)],
		['database', 1],
	);
	const wanted = createHash('sha256').update(bytes).digest('hex');
	const seen = item('Sub-Step')?.json.hash;
	yield isEqual('... there a sub-workflow reads its bytes', seen, wanted);
	const given = await client.binaryData(String(file?.id));
	yield {
		what: '... and the main process gives them out',
		passed: given.equals(bytes),
		seen: `${given.length} bytes of ${bytes.length}`,
	};
}

/** A workflow within the workflow, which reads the file. */
function subStep(): object {
	const called = 'n8n-nodes-base.executeWorkflowTrigger';
	const workflow = chain(
		'Sub-Workflow',
		node('Called', called, { inputSource: 'passthrough' }, 1.1),
		node('Hash', 'n8n-nodes-base.crypto', {
			action: 'hash',
			type: 'SHA256',
			binaryData: true,
			binaryPropertyName: 'data',
			dataPropertyName: 'hash',
			encoding: 'hex',
		}),
	);
	return { source: 'parameter', workflowJson: JSON.stringify(workflow) };
}

async function recordingOf({ url, key, tenant }: Simulator, id: string): Promise<Buffer> {
	const query = new URLSearchParams({ key, tenant, reqtype: 'INFO', info: 'recording', id });
	return Buffer.from(await (await fetch(`${url}?${query}`)).arrayBuffer());
}
