/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { randomUUID } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { INode } from 'n8n-workflow';
import type { Execution } from '../../../tools/n8n/execution';
import type { N8nClient, WorkflowJson } from '../../../tools/n8n/rest';
import { spellingsOf } from '../../engine/machinery/leaks';
import { execute, START } from '../faults/operations';

/** A secret in one spelling; `label` as the search names it. */
export interface Form {
	label: string;
	text: string;
}

export function formsOf(secrets: string[]): Form[] {
	return secrets.flatMap((secret) =>
		Object.entries(spellingsOf(secret)).map(([name, text]) => ({
			label: `${secret} (${name})`,
			text,
		})),
	);
}

/**
 * Leaves every form behind with n8n's own nodes: as items, in an error and as files. So they get into
 * its database and its storage of files as well.
 */
export async function plantInN8n(client: N8nClient, forms: Form[]): Promise<Execution> {
	return await execute(client, plantingWorkflow(forms));
}

/** Leaves a text in the log of an n8n, and in a file that is packed twice. */
export async function plantInFolder(userFolder: string, text: string): Promise<void> {
	const folder = join(userFolder, '.n8n');
	await appendFile(join(folder, 'logs', 'n8n.log'), text);
	await writeFile(join(folder, 'planted.gz'), gzipSync(gzipSync(text)));
}

function plantingWorkflow(forms: Form[]): WorkflowJson {
	const node = (
		name: string,
		type: string,
		typeVersion: number,
		parameters: INode['parameters'],
	): INode => ({
		id: randomUUID(),
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position: [name.length * 48, 0],
		parameters,
		onError: 'continueRegularOutput',
	});
	const nodes = [
		node(START, 'manualTrigger', 1, {}),
		node('Files', 'convertToFile', 1.1, {
			operation: 'toText',
			sourceProperty: 'text',
			options: {},
		}),
		node('Error', 'stopAndError', 1, {
			errorMessage: "={{ $input.all().map(({ json }) => json.text).join(' ') }}",
		}),
	];
	const branches = ['Files', 'Error'].map((name) => ({
		node: name,
		type: 'main' as const,
		index: 0,
	}));
	return {
		name: 'Planting',
		nodes,
		connections: { [START]: { main: [branches] } },
		pinData: { [START]: forms.map(({ text }) => ({ json: { text } })) },
		settings: { executionOrder: 'v1' },
	};
}
