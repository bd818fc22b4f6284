/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { lazyClass } = jest.requireActual<{
	lazyClass: (Class: new () => object, bundle: string) => string;
}>('../../tools/lazyClass');

/** What the bundle holds; `this` inside is what n8n passes. */
class Greeter {
	description = {
		name: 'greeter',
		hint: `"Quotes", \\backslashes\\, 'single' ones, שלום,\u2028 and\n</script> \${more}`,
		properties: [{ default: '', options: [] }],
		absent: undefined,
	};
	nothing = {};
	methods = {
		listSearch: {
			names(this: { names: string[] }, filter: string) {
				return this.names.filter((name) => name.includes(filter));
			},
		},
	};
	async execute(this: { greeting: string }, ...names: string[]) {
		return await Promise.resolve(`${this.greeting} ${names.join(' and ')}`);
	}
}

describe('lazyClass', () => {
	let folder: string;
	let taken: number;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'lazy-class-'));
		taken = 0;
		jest.doMock(
			join(folder, 'bundle.js'),
			() => {
				taken++;
				return { Greeter };
			},
			{ virtual: true },
		);
	});

	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	const build = (): Greeter => {
		const file = join(folder, 'Greeter.js');
		writeFileSync(file, lazyClass(Greeter, './bundle.js'));
		const built = jest.requireActual<{ Greeter: typeof Greeter }>(file);
		return new built.Greeter();
	};

	it('holds the data and has the name of the class, without the bundle', () => {
		const greeter = build();
		expect(greeter.constructor.name).toBe('Greeter');
		expect(Object.keys(greeter).sort()).toEqual(['description', 'execute', 'methods', 'nothing']);
		expect(greeter.description).toEqual(new Greeter().description);
		expect(greeter.nothing).toEqual({});
		expect(taken).toBe(0);
	});

	it('gives every instance data of its own, which n8n adds to', () => {
		const first = build();
		first.description.properties.length = 0;
		expect(build().description.properties).toHaveLength(1);
	});

	it('takes a method from the bundle when it is called, with this and all that it is given', async () => {
		const greeter = build();
		const context = { greeting: 'Hello', names: ['Dana', 'Noa'] };
		expect(await greeter.execute.call(context, 'Dana', 'Noa')).toBe('Hello Dana and Noa');
		expect(greeter.methods.listSearch.names.call(context, 'oa')).toEqual(['Noa']);
		expect(taken).toBe(1);
	});

	it('refuses a function among data, naming it', () => {
		class Mixed {
			description = { name: 'mixed', routing: { send: { preSend: () => true } } };
		}
		expect(() => lazyClass(Mixed, './bundle.js')).toThrow('preSend is a function among data');
	});
});
