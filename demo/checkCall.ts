import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Execution } from '../tools/n8n/execution';
import { audioKind } from './audioKind';
import type { Demo } from './start';

export interface CheckResult {
	passed: boolean;
	/** What was seen, in one line. */
	seen: string;
}

/** Runs "Click to call" in n8n and reads back from n8n how the call ended, and the bytes of its recording. */
export async function checkCall({
	client,
	workflowId,
}: Pick<Demo, 'client' | 'workflowId'>): Promise<CheckResult> {
	const execution = await client.waitForExecution(await client.runWorkflow(workflowId, 'Start'));
	const error = execution.data.resultData.error?.message;
	if (execution.status !== 'success') {
		return { passed: false, seen: `FAILED: the execution is ${execution.status} (${error})` };
	}
	const { originateId, outcome, call: ended } = firstItem(execution, 'Dial and Wait')?.json ?? {};
	const call = (ended ?? {}) as IDataObject;
	const file = firstItem(execution, 'Download Recording')?.binary?.data;
	const audio = file?.id ? await client.binaryData(file.id) : Buffer.alloc(0);
	const kind = audioKind(audio);

	const missing = [
		!originateId && 'no originate ID',
		outcome !== 'answered' && `the call ended as ${String(outcome)}`,
		!(call.callId && call.endedAt) && 'no ended call',
		!(originateId && call.originateId === originateId) &&
			'the call does not carry the originate ID',
		!kind && 'no audio',
	].filter(Boolean);
	if (missing.length > 0) return { passed: false, seen: `FAILED: ${missing.join(', ')}` };
	return {
		passed: true,
		seen:
			`OK: dialled with originate ID ${String(originateId)}, call ${String(call.callId)} ` +
			`${String(call.disposition)} and ended ${String(call.endedAt)}, ` +
			`recording ${audio.length} bytes of ${kind}`,
	};
}

/** The first item that a node put out, from its last run. */
function firstItem(execution: Execution, nodeName: string): INodeExecutionData | undefined {
	const runs = execution.data.resultData.runData[nodeName] ?? [];
	return runs.at(-1)?.data?.main[0]?.[0];
}
