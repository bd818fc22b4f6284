import { choice } from '../../fields/choice';
import { pairs } from '../../fields/pairs';
import { requiredText } from '../../fields/text';
import { withoutSecrets } from '../../pbx/secretFields';
import { isRow } from '../../pbx/rows';
import type { Pbx, WriteRequest } from '../../transport/pbx';
import { defineOperation, itemOf, itemsOf } from '../operation';
import { downloadItem } from '../recording/downloadItem';
import { refusalOf, type OtherRequest } from './limits';

/** Any request that the PBX knows and this node has no operation for (design 3.2 "Other Request"). */
export const request = defineOperation({
	name: 'Request',
	action: 'Send another request (may change the PBX)',
	description:
		'Send a request that no other operation covers. Everything but INFO may change the PBX, reach people or cost money.',
	effect: 'reachesPeople',
	timeoutSeconds: 60,
	ifAnswerLost: 'the PBX may have carried it out',
	notice:
		'This sends whatever you fill in. Everything but INFO counts as a change and is sent once. Some requests are refused, because they reach beyond your tenant or return secrets.',
	fields: {
		requestType: requiredText({
			displayName: 'Request Type',
			placeholder: 'e.g. INFO',
			description: 'Value of "reqtype"',
		}),
		parameters: pairs(
			{
				displayName: 'Parameters',
				placeholder: 'Add Parameter',
				hint: 'Key and tenant are added by the credential',
			},
			{
				entry: 'parameter',
				entryName: 'Parameter',
				namePlaceholder: 'e.g. info',
				valuePlaceholder: 'e.g. queues',
			},
		),
		method: choice({ displayName: 'Method', default: 'GET' }, [
			{ name: 'GET', value: 'GET', description: 'All parameters in the address' },
			{ name: 'POST', value: 'POST', description: 'The parameters as a form' },
		]),
		replyFormat: choice({ displayName: 'Reply Format', default: 'parsed' }, [
			{ name: 'File', value: 'file', description: 'Audio, put in the output field "data"' },
			{ name: 'Parsed', value: 'parsed', description: 'Rows become items, secrets are hidden' },
			{ name: 'Text', value: 'text', description: 'The answer as it is' },
		]),
	},
	async run({ values, pbx, n8n }) {
		const { requestType, parameters, replyFormat } = values;
		const asked: OtherRequest = {
			requestType,
			replyFormat,
			parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
		};
		const refusal = refusalOf(asked);
		if (refusal) return pbx.refuse(refusal.message, refusal.description);

		const sent = requestOf(asked, values.method);
		if (replyFormat === 'file') {
			const item = await downloadItem(n8n, pbx, sent, { outputField: 'data', name: requestType });
			return item ? [item] : [];
		}
		if (requestType.trim().toUpperCase() === 'INFO') {
			const expected = replyFormat === 'text' ? ('text' as const) : ('json' as const);
			return itemsFrom(await pbx.read({ ...sent, expected }));
		}
		return await changed(pbx, sent);
	},
});

function requestOf({ requestType, parameters }: OtherRequest, method: 'GET' | 'POST') {
	return method === 'POST'
		? { parameters: { reqtype: requestType }, form: parameters }
		: { parameters: { reqtype: requestType, ...parameters } };
}

/** Everything but INFO is sent once; a list that it brings becomes items all the same. */
async function changed(pbx: Pbx, sent: WriteRequest) {
	const { confirmed, reply, id } = await pbx.write(sent);
	return typeof reply === 'string' || confirmed
		? itemOf({ confirmed, reply, id })
		: itemsFrom(reply);
}

function itemsFrom(answer: unknown) {
	if (answer === undefined) return [];
	const clean = withoutSecrets(answer);
	if (Array.isArray(clean)) {
		return itemsOf(clean.map((entry) => (isRow(entry) ? entry : { value: entry })));
	}
	return itemOf(isRow(clean) ? clean : { reply: clean });
}
