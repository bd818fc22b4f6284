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
