import type { Simulator } from '../../../simulator';
import type { Editor } from '../../../tools/n8n/editor/editor';
import { isEqual, type Row } from '../part';

interface PickerCase {
	resource: string;
	operation: string;
	parameter: string;
	/** What is typed into the search box, and the only entry that must be left. */
	search: string;
	left: string;
}

/** Entries of the simulated PBX, whose names are Hebrew. */
const CASES: PickerCase[] = [
	{
		resource: 'Queue',
		operation: 'Add Member',
		parameter: 'queue',
		search: 'תמי',
		left: 'תמיכה',
	},
	{
		resource: 'Queue',
		operation: 'Add Member',
		parameter: 'extension',
		search: 'קבלה',
		left: '204 · קבלה',
	},
	{
		resource: 'Flow',
		operation: 'Set State',
		parameter: 'flow',
		search: 'לילה',
		left: 'מצב לילה · 7001',
	},
	{
		resource: 'Voicemail',
		operation: 'Get Messages',
		parameter: 'mailbox',
		search: 'קבלה',
		left: '204 · קבלה',
	},
	{
		resource: 'Phonebook',
		operation: 'Search',
		parameter: 'phonebook',
		search: 'לקוח',
		left: 'לקוחות',
	},
];

/** Opens each kind of picker in the open node, searches in Hebrew and takes what is left. */
export async function* checkPickers({ panel: { form } }: Editor): AsyncGenerator<Row> {
	for (const { resource, operation, parameter, search, left } of CASES) {
		await form.choose('resource', resource);
		await form.choose('operation', operation);
		const all = await form.openPicker(parameter);
		const isAmongOthers = all.includes(left) && all.length > 1;
		const found = await form.searchPicker(search, 1);
		yield isEqual(
			`the picker of a ${parameter} lists several and finds "${search}"`,
			[isAmongOthers, ...found],
			[true, left],
		);
		await form.pick(left);
		yield isEqual(`the chosen ${parameter} is shown`, await form.picked(parameter), left);
	}
}

const TALK_SECONDS = 3_600;
const CUSTOMER = '0500000011';

/** The picker of a channel begins as typed; its list shows the calls that are up. In the end it is as it began. */
export async function* checkChannelPickers(
	{ panel: { form } }: Editor,
	pbx: Simulator,
): AsyncGenerator<Row> {
	const call = pbx.placeCall({ from: '205', to: CUSTOMER, talkSeconds: TALK_SECONDS });
	await form.choose('resource', 'Call');
	for (const operation of ['Hang Up', 'Transfer']) {
		await form.choose('operation', operation);
		await form.choosePickerMode('channel', 'list');
		const channels = call.channels.map(({ name }) => name);
		const entries = await form.openPicker('channel');
		const listed = channels.filter((name) => entries.some((entry) => entry.endsWith(name)));
		yield isEqual(
			`${operation}: the list of channels holds those of a call that is up`,
			[channels.length > 0, ...listed],
			[true, ...channels],
		);
		const ofCustomer = channels[channels.length - 1];
		const [entry] = await form.searchPicker(ofCustomer, 1);
		yield {
			what: '... with who is called, and is searched by a channel',
			passed: entry.includes(CUSTOMER) && entry.endsWith(ofCustomer),
			seen: entry,
		};
		await form.pick(entry);
		yield isEqual('... and the chosen channel is shown', await form.picked('channel'), entry);
		await form.choosePickerMode('channel', 'id');
		yield isEqual(
			'... of which the bare channel is left to type on',
			await form.picked('channel'),
			ofCustomer,
		);
	}
}
