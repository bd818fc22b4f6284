/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/** The rooms of the house, what each imports, and what is wrong: `npm run house`. */
import { resolve } from 'node:path';
import { readHouse } from './house';
import { roomOf } from './rooms';
import { problemsOf } from './rules';

const house = readHouse(resolve(__dirname, '../..'));
const { sources, rooms } = house;

for (const room of rooms) {
	const own = sources.filter(({ path }) => roomOf(rooms, path) === room);
	const targets = own
		.flatMap(({ imports }) => imports.map((path) => roomOf(rooms, path)))
		.filter((target) => target !== undefined && target !== room);
	const below = rooms
		.map((one) => ({ name: one.name, count: targets.filter((target) => target === one).length }))
		.filter(({ count }) => count > 0);
	const lines = own.reduce((sum, source) => sum + source.lines, 0);
	console.log(`${room.floor} ${room.name}/: ${own.length} files, ${lines} lines of code`);
	for (const { name, count } of below) console.log(`    -> ${name}/ (${count})`);
}
const problems = problemsOf(house);
const arrows = sources.reduce((sum, { imports }) => sum + imports.length, 0);
console.log(`\n${sources.length} files, ${arrows} imports, ${problems.length} problems`);
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
