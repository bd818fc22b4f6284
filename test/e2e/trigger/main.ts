/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** The trigger at full length: `npm run e2e:trigger -- [--only name]... [--kills 20]`. */
import { parseArgs } from 'node:util';
import { prepare } from '../../../tools/n8n/prepare';
import { endToEnd, pick } from '../endToEnd';
import { triggerParts } from './parts';
import { EVERY_MINUTE } from './workflow';

const { values } = parseArgs({
	options: {
		only: { type: 'string', multiple: true },
		kills: { type: 'string', default: '20' },
	},
});

void endToEnd(() => {
	const kills = Number(values.kills);
	if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills takes a whole number from 1');
	return pick(triggerParts({ kills, pollTimes: EVERY_MINUTE }), values.only);
}, prepare);
