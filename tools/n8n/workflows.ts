/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PROJECT_FOLDER } from './package';
import type { Credential, WorkflowJson } from './rest';

/** The credential type and the node types that the package brings. */
export const CREDENTIAL_TYPE = 'gisPbxApi';
export const NODE_TYPE = 'n8n-nodes-gispbx.gisPbx';
export const TRIGGER_TYPE = 'n8n-nodes-gispbx.gisPbxTrigger';
export const CALL_EVENT_TRIGGER_TYPE = 'n8n-nodes-gispbx.gisPbxCallEventTrigger';

const EXAMPLES_FOLDER = join(PROJECT_FOLDER, 'examples');

/** The workflows of the `examples` folder, by the names of their files. */
export async function exampleNames(): Promise<string[]> {
	const files = await readdir(EXAMPLES_FOLDER);
	return files.filter((file) => file.endsWith('.json')).map((file) => basename(file, '.json'));
}

/** A workflow of the `examples` folder, as a user would import it. */
export async function readExample(name: string): Promise<WorkflowJson> {
	const text = await readFile(join(EXAMPLES_FOLDER, `${name}.json`), 'utf8');
	return JSON.parse(text) as WorkflowJson;
}

/** The same workflow with the credential picked in each node of this package, or of another type. */
export function withCredential(
	workflow: WorkflowJson,
	{ id, name, type }: Credential,
	nodeType = NODE_TYPE,
): WorkflowJson {
	const credentials = { [type]: { id, name } };
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith(nodeType) ? { ...node, credentials } : node,
	);
	return { ...workflow, nodes };
}
