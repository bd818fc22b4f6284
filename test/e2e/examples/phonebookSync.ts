import { isEqual } from '../part';
import { fieldsOf } from '../stage';
import type { ExampleCheck } from './check';

export const phonebookSync: ExampleCheck = {
	name: 'phonebook-sync',
	async *run(stage) {
		const book = stage.pbx.state.phonebooks[0];
		book.records.push({ peid: '73', values: { NAME: 'Nathan Smit', PHONE1: '0500000001' } });
		await stage.import();
		const ran = await stage.execute('Try It Now');
		yield isEqual('it ends well', [ran.status, ran.error], ['success', undefined]);
		const results = ran.items('Bring the Phonebook Up to Date').map(({ json }) => json.result);
		yield isEqual('one contact is new, one differs', results.toSorted(), ['created', 'updated']);
		const contacts = book.records.map(({ values }) => [values.PHONE1, values.NAME, values.EMAIL]);
		yield isEqual('the phonebook holds both sides', contacts.toSorted(), [
			['0500000001', 'Nathan Smith', 'nathan@example.com'],
			['0500000003', 'נועה לדוגמה', 'noa@example.com'],
			['0500000071', 'Ben Demo', 'ben@example.com'],
			['0500000072', 'דנה לדוגמה', undefined],
		]);
		yield isEqual('the CRM gets what it lacks', fieldsOf(ran.items('Add to Your CRM'), 'NAME'), [
			{ NAME: 'Ben Demo' },
			{ NAME: 'דנה לדוגמה' },
		]);

		stage.pbx.clearRequests();
		await stage.execute('Try It Now');
		const writes = stage.pbx.requests.filter(({ params: { subreqtype } }) =>
			['add', 'delete'].includes(subreqtype?.toLowerCase() ?? ''),
		);
		yield isEqual('a second time nothing is written', writes.length, 0);
	},
};
