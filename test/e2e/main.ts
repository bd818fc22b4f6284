/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** The pack in real n8n, part by part: `npm run e2e -- [--only name]...` */
import { parseArgs } from 'node:util';
import { prepare } from '../../tools/n8n/prepare';
import { endToEnd, pick } from './endToEnd';
import { parts } from './parts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });

void endToEnd(() => pick(parts, values.only), prepare);
