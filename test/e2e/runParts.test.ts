import { CleanUp } from '../../tools/n8n/cleanUp';
import { pick } from './endToEnd';
import { isEqual, type Part, type PartContext } from './part';
import { MissingRequirement } from './requirements';
import { resultTables, runParts } from './runParts';

const install = { version: '2.0.0', folder: '/n8n', node: '/n8n/node', script: '/n8n/n8n' };
const prepared = { install, tarball: '/pack.tgz' };

const part = (name: string, run: (context: PartContext) => ReturnType<Part['run']>): Part => ({
	name,
	run,
});
const good = part('good', async function* () {
	yield isEqual('one is one', 1, 1);
});

beforeEach(() => {
	jest.spyOn(console, 'log').mockImplementation(() => {});
});

const run = async (...parts: Part[]) => await runParts(parts, prepared, new CleanUp());

it('runs one part after another, each with its own clean-up', async () => {
	const seen: string[] = [];
	const noting = (name: string) =>
		part(name, async function* ({ cleanUp, tarball }) {
			cleanUp.add(async () => void seen.push(`${name} ended`));
			seen.push(`${name} with ${tarball}`);
			yield isEqual('it runs', true, true);
		});
	await run(noting('a'), noting('b'));
	expect(seen).toEqual(['a with /pack.tgz', 'a ended', 'b with /pack.tgz', 'b ended']);
});

it('makes a failed row of an exception, keeps the rows before it, and runs the next part', async () => {
	const throwing = part('throwing', async function* () {
		yield isEqual('it begins', 1, 1);
		throw new Error('n8n did not start');
	});
	const [first, second] = await run(throwing, good);
	expect(first.rows).toEqual([
		{ what: 'it begins', passed: true, seen: '1' },
		{ what: 'it ends', passed: false, seen: 'n8n did not start' },
	]);
	expect(second.rows).toEqual([{ what: 'one is one', passed: true, seen: '1' }]);
});

it('says how to install what a part needs', async () => {
	// eslint-disable-next-line require-yield -- it never gets so far
	const needy = part('needy', async function* () {
		throw new MissingRequirement('Redis', 'nobody listens', 'apt-get install redis-server');
	});
	const [{ rows }] = await run(needy);
	expect(rows).toEqual([
		{
			what: 'this machine has all it needs',
			passed: false,
			seen: 'Redis is missing (nobody listens); install it: apt-get install redis-server',
		},
	]);
});

it('fails a part that checks nothing', async () => {
	const [{ rows }] = await run(part('empty', async function* () {}));
	expect(rows).toEqual([{ what: 'it ends', passed: false, seen: 'the part checks nothing' }]);
});

it('ends a part that takes too long, by its clean-up', async () => {
	let stop = () => {};
	const slow: Part = {
		name: 'slow',
		limitMinutes: 0.001,
		async *run({ cleanUp }) {
			cleanUp.add(async () => stop());
			await new Promise<void>((_resolve, reject) => {
				stop = () => reject(new Error('n8n is gone'));
			});
			yield isEqual('never seen', 1, 1);
		},
	};
	const [first, second] = await run(slow, good);
	expect(first.rows).toEqual([
		{ what: 'it ends', passed: false, seen: 'not ended after 0.001 minutes' },
	]);
	expect(second.rows[0].passed).toBe(true);
});

it('lays out what was seen, in one line each', () => {
	const rows = [isEqual('the name', 'a', 'b'), { what: 'log', passed: true, seen: 'x\ny' }];
	expect(resultTables([{ name: 'install', rows, seconds: 7 }])).toBe(
		[
			'        part     what must hold  seen',
			'------  -------  --------------  ------------',
			'FAILED  install  the name        "a", not "b"',
			'ok      install  log             x',
			'',
			'part     holds   time',
			'-------  ------  ----',
			'install  1 of 2  7 s',
		].join('\n'),
	);
});

it('picks parts by name and names those that there are', () => {
	const other = part('other', good.run);
	expect(pick([good, other])).toEqual([good, other]);
	expect(pick([good, other], ['other'])).toEqual([other]);
	expect(() => pick([good, other], ['queue'])).toThrow('No part "queue"; there are good, other');
});
