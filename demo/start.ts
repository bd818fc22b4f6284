import type { CleanUp } from '../tools/n8n/cleanUp';
import { prepare } from '../tools/n8n/prepare';
import { startWithPbx, type N8nWithPbx } from '../tools/n8n/withPbx';
import { readExample, withCredential } from '../tools/n8n/workflows';

/** A real n8n with the packed project in it, a simulated PBX, and a workflow to click on. */
export interface Demo extends N8nWithPbx {
	/** The "Click to call" workflow. */
	workflowId: string;
}

/**
 * Starts everything, on free ports and in a temporary folder. `cleanUp` ends n8n and the PBX and
 * removes their files; `report` gets a line per step.
 */
export async function startDemo(cleanUp: CleanUp, report: (line: string) => void): Promise<Demo> {
	const prepared = await prepare(cleanUp, report);
	report('starting n8n');
	const running = await startWithPbx({ ...prepared, cleanUp });
	const workflow = withCredential(await readExample('click-to-call'), running.credential);
	return { ...running, workflowId: await running.client.createWorkflow(workflow) };
}
