import { choice } from '../../fields/choice';
import { notSent } from '../../fields/field';
import { pairs } from '../../fields/pairs';
import { requiredText } from '../../fields/text';
import { inStretches } from '../../pbx/longWork';
import { readJson } from '../../pbx/reply/json';
import { refusal, saysNo } from '../../pbx/reply/prose';
import { decodeCsvReply } from '../../pbx/reply/text';
import { isRow } from '../../pbx/rows';
import { withoutSecrets } from '../../pbx/secretFields';
import { breathe } from '../../transport/breath';
import type { WriteRequest, PbxConnection } from '../../transport/connection';
import { defineOperation, itemOf, itemsOf } from '../operation';
import { downloadItem } from '../recording/downloadItem';
import { readSecretRows } from '../../directory/unquotedRows';
import { effectOf, reachedBy } from './reached';
import { formOnlyReads, isWord, onlyReads, readAs } from './knownReads';
import { carriesSecrets, refusalOf, wantsCsv, type OtherRequest } from './refused';

/**
 * Any request that the PBX knows and this node has no operation for (decisions.md#other-request).
 */
export const request = defineOperation({
	name: 'Request',
	action: 'Send another request that may change the PBX',
	description:
		'Send a request that no other operation covers. Whatever is not known to read only may change the PBX, reach people or cost money.',
	effect: 'reachesPeople',
	effectOf,
	timeoutSeconds: 60,
	ifAnswerLost: 'the PBX may have carried it out',
	reaches: reachedBy,
	readsOnly: formOnlyReads,
	notice:
		'This sends whatever you fill in. INFO, HELP and lists that are known to change nothing run as reads; everything else counts as a change and is sent once. Some requests are refused, because they reach beyond your tenant or return secrets.',
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
			},
			{
				entry: 'parameter',
				entryName: 'Parameter',
				namePlaceholder: 'e.g. info',
				nameHint: 'Key and tenant are added by the credential',
				valuePlaceholder: 'e.g. queues',
			},
		),
		method: choice({ displayName: 'Method', default: 'GET' }, [
			{ name: 'GET', value: 'GET', description: 'All parameters in the address' },
			{ name: 'POST', value: 'POST', description: 'The parameters as a form' },
		]),
		replyFormat: notSent(
			choice({ displayName: 'Reply Format', default: 'parsed' }, [
				{ name: 'File', value: 'file', description: 'Audio, put in the output field "data"' },
				{ name: 'Parsed', value: 'parsed', description: 'Rows become items, secrets are hidden' },
				{ name: 'Text', value: 'text', description: 'The answer as one text' },
			]),
		),
	},
	async run({ values, pbx, n8n }) {
		const { method, ...asked } = values;
		const refused = refusalOf(asked);
		if (refused) return pbx.refuse(refused.message, refused.description);

		const sent = requestOf(asked, method);
		pbx.endDryRun(sent);
		if (asked.replyFormat === 'file') {
			const target = { outputField: 'data', name: asked.requestType };
			const item = await downloadItem(n8n, pbx, sent, target);
			return item ? [item] : [];
		}
		const isCsv = wantsCsv(asked);
		if (carriesSecrets(asked)) {
			const rows = await readSecretRows(pbx, { ...sent, expected: isCsv ? 'csv' : 'json' });
			return itemsFrom(rows);
		}
		if (onlyReads(asked)) {
			const isText = asked.replyFormat === 'text';
			const expected = isText ? 'text' : isCsv ? 'csv' : readAs(asked);
			const answer = await pbx.read({ ...sent, expected });
			if (isWord(asked) && typeof answer === 'string' && saysNo(answer)) {
				return itemsFrom(pbx.dataOf(refusal(answer)));
			}
			if (asked.replyFormat === 'text') return itemsFrom(answer);
			return itemsFrom(parsedReply(answer) ?? answer);
		}
		return await changed(pbx, sent, asked);
	},
});

/** A parsed reply is asked for as JSON, unless the user names another format. */
function requestOf({ requestType, parameters, replyFormat }: OtherRequest, method: 'GET' | 'POST') {
	const given = {
		...(replyFormat === 'parsed' ? { format: 'json' } : {}),
		...Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
	};
	return method === 'POST'
		? { parameters: { reqtype: requestType }, form: given }
		: { parameters: { reqtype: requestType, ...given } };
}

/** What is not known to read only is sent once; a list that it brings becomes items all the same. */
async function changed(pbx: PbxConnection, sent: WriteRequest, asked: OtherRequest) {
	const { confirmed, reply, id } = await pbx.write({ ...sent, isReplyRaw: true });
	if (asked.replyFormat === 'text') {
		return itemOf({ confirmed, id, reply: withoutSecrets(textOf(reply)) });
	}
	const parsed = wantsCsv(asked) ? ((await rowsOfCsv(reply)) ?? reply) : reply;
	return Array.isArray(parsed)
		? itemsFrom(parsed)
		: itemOf({ confirmed, id, reply: withoutSecrets(parsedReply(parsed)) });
}

/** The rows of a csv that came for a request which may change the PBX, too. */
async function rowsOfCsv(reply: unknown): Promise<unknown> {
	if (typeof reply !== 'string') return undefined;
	const found = await inStretches(decodeCsvReply(reply), breathe);
	return typeof found === 'object' && found.kind === 'data' ? found.value : undefined;
}

function textOf(reply: unknown): string {
	return typeof reply === 'string' ? reply : JSON.stringify(reply);
}

/** What a JSON object that came as text says; any other answer as it is. */
function parsedReply(reply: unknown): unknown {
	return typeof reply === 'string' && reply.startsWith('{') ? readJson(reply)?.value : reply;
}

function itemsFrom(answer: unknown) {
	if (answer === undefined) return [];
	const clean = withoutSecrets(answer);
	if (Array.isArray(clean)) {
		return itemsOf(clean.map((entry) => (isRow(entry) ? entry : { value: entry })));
	}
	return itemOf(isRow(clean) ? clean : { reply: clean });
}
