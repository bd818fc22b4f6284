/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/**
 * The pack before a real Asterisk: `npm run e2e:asterisk -- [--short] [--only name]... [--record folder]`.
 * With a folder, the rows of each scenario are written into it as `test/fixtures/asterisk` holds them.
 */
import { parseArgs } from 'node:util';
import { endToEnd, pick } from '../e2e/endToEnd';
import { Bed } from './bed';
import { partsOf } from './parts';

const { values } = parseArgs({
	options: {
		short: { type: 'boolean', default: false },
		only: { type: 'string', multiple: true },
		record: { type: 'string' },
	},
});

void endToEnd(
	() => pick(partsOf(values), values.only),
	async (cleanUp, report) => ({ bed: await Bed.start(cleanUp, report, values.record) }),
);
