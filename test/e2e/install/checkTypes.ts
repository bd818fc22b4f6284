import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';
import type { N8nClient } from '../../../tools/n8n/rest';
import {
	CALL_EVENT_TRIGGER_TYPE,
	CREDENTIAL_TYPE,
	NODE_TYPE,
	TRIGGER_TYPE,
} from '../../../tools/n8n/workflows';
import { isEqual, type Row } from '../part';

/** n8n makes it of a node with `usableAsTool`. */
const TOOL_TYPE = `${NODE_TYPE}Tool`;

const CATEGORIES: Record<string, string[]> = {
	[NODE_TYPE]: ['Communication', 'Sales'],
	[TRIGGER_TYPE]: ['Communication', 'Sales'],
	[CALL_EVENT_TRIGGER_TYPE]: ['Communication', 'Sales'],
	[TOOL_TYPE]: ['AI'],
};

/** What n8n's editor gets of this package: its types, their categories, their icons. */
export async function* checkTypes({ client }: { client: N8nClient }): AsyncGenerator<Row> {
	const nodeTypes = (await client.nodeTypes()).filter(({ name }) => name.startsWith(NODE_TYPE));
	const names = nodeTypes.map(({ name }) => name).sort();
	const ours = [NODE_TYPE, CALL_EVENT_TRIGGER_TYPE, TOOL_TYPE, TRIGGER_TYPE];
	yield isEqual('node, tool and triggers are there', names, ours.toSorted());
	for (const { name, codex } of nodeTypes) {
		yield isEqual(`${name} is filed under`, codex?.categories, CATEGORIES[name]);
	}
	const credentialTypes = (await client.credentialTypes()).filter(
		({ name }) => name === CREDENTIAL_TYPE,
	);
	const supported = credentialTypes.map(({ supportedNodes }) => supportedNodes?.toSorted());
	const nodes = [NODE_TYPE, CALL_EVENT_TRIGGER_TYPE, TRIGGER_TYPE];
	yield isEqual('the credential is for', supported, [nodes.toSorted()]);
	for (const type of [...nodeTypes, ...credentialTypes]) yield await iconsRow(client, type);
}

/** Whether n8n serves both icons of a type as pictures. */
async function iconsRow(
	client: N8nClient,
	{ name, iconUrl }: INodeTypeDescription | ICredentialType,
): Promise<Row> {
	const { light, dark } = typeof iconUrl === 'object' ? iconUrl : {};
	const answers = await Promise.all(
		[light, dark].map(async (path) => {
			if (!path) return 'no address';
			const response = await client.fetch(`/${path}`);
			const text = await response.text();
			const isPicture = /^<svg[\s>]/.test(text) && text.trimEnd().endsWith('</svg>');
			return `${response.headers.get('content-type')}${isPicture ? ' of <svg>' : ''}`;
		}),
	);
	const passed =
		light !== dark && answers.every((answer) => /^image\/svg\+xml.* of <svg>$/.test(answer));
	return { what: `the icons of ${name} are served`, passed, seen: answers.join(', ') };
}
