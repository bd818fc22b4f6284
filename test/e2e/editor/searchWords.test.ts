import codex from '../../../nodes/GisPbx/GisPbx.node.json';
import triggerCodex from '../../../nodes/GisPbx/GisPbxTrigger.node.json';
import { SEARCH_WORDS } from './searchWords';

test('each search word is one of the node, as n8n looks at the words of the node alone', () => {
	expect(codex.alias).toEqual(expect.arrayContaining(SEARCH_WORDS));
	expect(codex.alias).toEqual(expect.arrayContaining(triggerCodex.alias));
	expect(new Set(codex.alias).size).toBe(codex.alias.length);
});
