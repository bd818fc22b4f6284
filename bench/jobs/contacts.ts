import type { IDataObject } from 'n8n-workflow';
import type { FlowNode } from '../flow';
import type { Goal, Job } from '../job';
import { bareBatch, code, httpRequest, ours } from '../sides';

const CONTACT =
	'={{ { NAME: "Contact " + $json.n, PHONE1: "05" + String($json.n).padStart(8, "0") } }}';
const SAME_AS_TEXT =
	'={{ JSON.stringify({ NAME: "Contact " + $json.n, PHONE1: "05" + String($json.n).padStart(8, "0") }) }}';

/** Contacts of a hundred items in one, for the rival that batches as well. */
const BATCH = `
const contacts = $input.all().map(({ json }) => ({
	NAME: 'Contact ' + json.n,
	PHONE1: '05' + String(json.n).padStart(8, '0'),
}));
const batches = [];
for (let at = 0; at < contacts.length; at += 100) {
	batches.push({ json: { values: JSON.stringify(contacts.slice(at, at + 100)) } });
}
return batches;`;

const QUERY = { reqtype: 'PHONEBOOK', subreqtype: 'add', phonebook: 'Default' };

function contactForm(options: IDataObject): IDataObject {
	return {
		phonebook: { __rl: true, mode: 'name', value: 'Default' },
		fieldsMode: 'json',
		contactJson: CONTACT,
		options,
	};
}

function add(options: IDataObject): FlowNode {
	return ours({ resource: 'phonebook', operation: 'addContact', ...contactForm(options) });
}

function post(url: string, values: string): FlowNode {
	return httpRequest(url, QUERY, {
		method: 'POST',
		sendBody: true,
		contentType: 'form-urlencoded',
		bodyParameters: { parameters: [{ name: 'values', value: values }] },
	});
}

const each = { profile: {}, input: 1000, mostInFlight: 1 };
const time = (most?: number): Goal[] => [{ measure: 'time', most }];

export const contacts: Job[] = [
	{
		...each,
		name: '1,000 x phonebook contact, one by one',
		output: { ours: 1000, rival: 1000 },
		ours: [add({})],
		rival: (url) => [post(url, SAME_AS_TEXT)],
		goals: time(0.75),
	},
	{
		...each,
		name: '1,000 x phonebook contact, Batch Size 100 (rival: one by one)',
		isQuick: true,
		output: { ours: 1000, rival: 1000 },
		ours: [add({ batchSize: 100 })],
		rival: (url) => [post(url, SAME_AS_TEXT)],
		goals: time(0.25),
	},
	{
		...each,
		name: '1,000 x phonebook contact, Batch Size 100 (rival: Code that batches + HTTP Request)',
		output: { ours: 1000, rival: 10 },
		ours: [add({ batchSize: 100 })],
		rival: (url) => [code(BATCH), post(url, '={{ $json.values }}')],
		bare: [bareBatch(contactForm({ batchSize: 100 }))],
		goals: time(1.5),
	},
];
