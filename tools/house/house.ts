/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRooms } from './rooms';
import type { House } from './rules';
import { readSources, readTree } from './sources';

/** The folders of the repository that hold source; tests mirror them. */
const FOLDERS = ['bench', 'demo', 'tools', 'credentials', 'nodes', 'simulator'];

export const readHouse = (root: string): House => ({
	sources: readSources(readTree(root, FOLDERS)),
	rooms: readRooms(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')),
});
