/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** The blocks in `docs/` say what is true; `npm run docs` runs this to write them. */
import { formPages, operations, standingBlocks } from '../../../tools/docs/blocks';
import { operationText, tellsTheSame } from '../../../tools/docs/operation';
import { blockIn, readPage, withBlock, writePage, type Block } from '../../../tools/docs/pages';
import { usePbx } from '../support';
import { seen } from './seen';

const pbx = usePbx();
const writes = process.env.GISPBX_DOCS === 'write';

/** What is on the page is kept where it tells the same, so that times and IDs stay as they were. */
function bringUpToDate(block: Block): void {
	const page = readPage(block.page);
	const old = page && blockIn(page, block.id);
	if (old !== undefined && tellsTheSame(old, block.text)) return;
	if (writes) writePage(block.page, withBlock(page, block));
	else expect(`${block.page}: ${old}`).toBe(`${block.page}: ${block.text}`);
}

test.each(operations)('docs/$page tells what $id does; if not: npm run docs', async (entry) => {
	const { id, page, resource, operation, form } = entry;
	const text = operationText(operation, form, await seen(pbx, id));

	bringUpToDate({ page, title: resource, heading: operation.name, id, text });
});

test('the lists of operations and fields are up to date; if not: npm run docs', async () => {
	const blocks = await standingBlocks();

	expect(blocks.length).toBeGreaterThan((await formPages()).length);
	for (const block of blocks) bringUpToDate(block);
});
