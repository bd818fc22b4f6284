/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** The pack before a real Apache, nginx, PHP and MariaDB: `npm run e2e:web -- [--only name]...` */
import { parseArgs } from 'node:util';
import { endToEnd, pick } from '../e2e/endToEnd';
import { Bed } from './bed';
import { PARTS } from './parts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });

void endToEnd(
	() => pick(PARTS, values.only),
	async (cleanUp, report) => ({ bed: await Bed.start(cleanUp, report) }),
);
