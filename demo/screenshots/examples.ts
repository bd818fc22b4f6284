import type { WorkflowJson } from '../../tools/n8n/rest';
import type { N8nWithPbx } from '../../tools/n8n/withPbx';
import { exampleNames, readExample, withCredential } from '../../tools/n8n/workflows';

/** The credentials that the examples ask for besides that of the PBX, all made up. */
const OTHERS = [
	{
		nodeType: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
		type: 'openAiApi',
		data: { apiKey: 'made-up', header: false },
	},
	{
		nodeType: 'n8n-nodes-base.emailSend',
		type: 'smtp',
		data: { host: 'mail.example.com' },
	},
	{
		nodeType: 'n8n-nodes-base.formTrigger',
		type: 'httpBasicAuth',
		data: { user: 'office', password: 'made-up' },
	},
	{
		nodeType: 'n8n-nodes-base.webhook',
		type: 'httpHeaderAuth',
		data: { name: 'x-crm', value: 'made-up' },
	},
];

/** Every example by its name, as a user completes it: with a credential in each node that asks for one. */
export async function completedExamples({
	client,
	credential,
}: N8nWithPbx): Promise<Array<[string, WorkflowJson]>> {
	const others: Array<[string, typeof credential]> = [];
	for (const { nodeType, type, data } of OTHERS) {
		others.push([nodeType, await client.createCredential(type, type, data)]);
	}
	const completed: Array<[string, WorkflowJson]> = [];
	for (const name of await exampleNames()) {
		let workflow = withCredential(await readExample(name), credential);
		for (const [nodeType, other] of others) workflow = withCredential(workflow, other, nodeType);
		completed.push([name, workflow]);
	}
	return completed;
}
