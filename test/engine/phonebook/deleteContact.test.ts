import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
} from '../writeReplies';
import { SWITCH_VALUES } from '../../../simulator';
import { byName, recordsOf } from './contacts';

const pbx = usePbx();
const DELETE = {
	resource: 'phonebook',
	operation: 'deleteContact',
	phonebook: byName('Default'),
	recordId: '71',
};
const SENT = {
	reqtype: 'PHONEBOOK',
	subreqtype: 'delete',
	phonebook: 'Default',
	peid: '71',
	format: 'json',
};
const ASKED = { phonebook: 'Default', recordId: '71' };

test('deletes a contact', async () => {
	const run = await pbx.run({ ...DELETE, recordId: ' 71 ' });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ deleted: true, confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(recordsOf(pbx).map(({ peid }) => peid)).toEqual(['72']);
});

test.each([...SWITCH_VALUES.phonebookReply])('understands the style %s', async (phonebookReply) => {
	pbx.simulator.switches.phonebookReply = phonebookReply;
	const run = await pbx.run(DELETE);

	const reply = {
		ok: 'OK',
		id: '71',
		json: '{"Response":"Success","Message":"OK","ID":"71"}',
		nothing: '',
	}[phonebookReply];
	const confirmed = phonebookReply !== 'nothing';
	expect(run.json()).toEqual([{ deleted: confirmed, confirmed, reply, ...ASKED }]);
	expect(recordsOf(pbx)).toHaveLength(1);
});

saysWhyNotInEveryStyle(
	pbx,
	{ ...DELETE, recordId: '99' },
	{ style: 'phonebookReply', message: 'The PBX answered: No such record' },
);
saysWhyNotInEveryStyle(
	pbx,
	{ ...DELETE, phonebook: byName('Nowhere') },
	{ style: 'phonebookReply', message: 'The PBX asks for a value: Wrong or missing phonebook name' },
);
showsOtherWordsUnconfirmed(pbx, DELETE, { deleted: false, ...ASKED });
saysWhenTheAnswerIsLost(pbx, DELETE, 'the contact may have been deleted');
failsItemByItem(pbx, DELETE, { field: 'recordId', label: 'Record ID', good: nextRecord() });

/** A record can be deleted only once. */
function nextRecord(): () => string {
	let turn = 0;
	return () => ['71', '72'][turn++ % 2];
}
