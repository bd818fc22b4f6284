/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { allMutants } from './allMutants';

const ROOT = resolve(__dirname, '../..');
const occurrences = (file: string, text: string) =>
	readFileSync(join(ROOT, file), 'utf8').split(text).length - 1;

test.each(allMutants)(
	'$rule: the code still has the rule, and the tests that prove it are there',
	({ file, search, tests = [] }) => {
		expect(occurrences(file, search)).toBe(1);
		expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
	},
);
