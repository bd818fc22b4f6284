/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { startSimulator } from '../simulator';
import type { CleanUp } from '../tools/n8n/cleanUp';
import { installN8n } from '../tools/n8n/install';
import {
	buildProject,
	installCommunityPackage,
	packProject,
	PROJECT_FOLDER,
} from '../tools/n8n/package';
import { startN8n, type RunningN8n } from '../tools/n8n/process';
import { stopPrograms } from '../tools/n8n/programs';
import { N8nClient, type Credential, type WorkflowJson } from '../tools/n8n/rest';

/** The credential type and the node type that the package brings. */
export const CREDENTIAL_TYPE = 'gisPbxApi';
export const NODE_TYPE = 'n8n-nodes-gispbx.gisPbx';

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** A real n8n with the packed project in it, and a simulated PBX for it to talk to. */
export interface Demo {
	pbx: Simulator;
	n8n: RunningN8n;
	client: N8nClient;
	/** The values of the stored credential, which fit the simulated PBX. */
	credentialData: IDataObject;
	credential: Credential;
	/** The "Click to call" workflow. */
	workflowId: string;
}

/**
 * Starts everything, on free ports and in a temporary folder. `cleanUp` ends n8n and the PBX and
 * removes their files; `report` gets a line per step.
 */
export async function startDemo(cleanUp: CleanUp, report: (line: string) => void): Promise<Demo> {
	cleanUp.add(stopPrograms);
	const install = await installN8n(undefined, report);
	const folder = await mkdtemp(join(tmpdir(), 'gispbx-demo-'));
	cleanUp.add(async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }));

	report('building and packing the project');
	await buildProject();
	await installCommunityPackage(await packProject(folder), folder);

	const pbx = await startSimulator({});
	cleanUp.add(async () => await pbx.stop());
	report('starting n8n');
	// before n8n is ready, `stopPrograms` must end it while its folder is still there
	cleanUp.add(stopPrograms);
	const n8n = await startN8n({ install, userFolder: folder });

	const client = new N8nClient(n8n.url, install);
	await client.setUpOwner();
	if (!(await client.nodeTypes()).includes(NODE_TYPE)) {
		throw new Error(`n8n did not load ${NODE_TYPE} from the package:\n${n8n.log()}`);
	}
	const credentialData = {
		apiUrl: pbx.url,
		apiKey: pbx.key,
		tenant: pbx.tenant,
		timeZone: 'Asia/Jerusalem',
		allowInsecureHttp: true,
	};
	const credential = await client.createCredential(
		'GIS PBX account',
		CREDENTIAL_TYPE,
		credentialData,
	);
	const workflow = withCredential(await readExample('click-to-call'), credential);
	const workflowId = await client.createWorkflow(workflow);
	return { pbx, n8n, client, credentialData, credential, workflowId };
}

/** A workflow of the `examples` folder, as a user would import it. */
export async function readExample(name: string): Promise<WorkflowJson> {
	const text = await readFile(join(PROJECT_FOLDER, 'examples', `${name}.json`), 'utf8');
	return JSON.parse(text) as WorkflowJson;
}

/** The same workflow with the credential picked in each node of this package. */
export function withCredential(workflow: WorkflowJson, { id, name }: Credential): WorkflowJson {
	const credentials = { [CREDENTIAL_TYPE]: { id, name } };
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith(NODE_TYPE) ? { ...node, credentials } : node,
	);
	return { ...workflow, nodes };
}
