/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { execFileSync, spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

interface Manifest {
	name: string;
	repository: { url: string };
	dependencies?: object;
	devDependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

const readJson = <T>(file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
const manifest = readJson<Manifest>('package.json');

describe('the tarball', () => {
	interface Packed {
		unpackedSize: number;
		files: Array<{ path: string }>;
	}
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json'], {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	) as Packed[];
	const files = packed.files.map((file) => file.path);

	it('holds the built pack and its papers, nothing else', () => {
		const shipped =
			/^(dist\/bundle\.js|dist\/(nodes|credentials|icons)\/.+\.(js|json|svg)|index\.js|package\.json|README\.md|LICENSE\.md|CHANGELOG\.md)$/;
		expect(files.filter((file) => !shipped.test(file))).toEqual([]);
	});

	it('holds every registered file and every paper', () => {
		const papers = ['index.js', 'package.json', 'README.md', 'LICENSE.md', 'CHANGELOG.md'];
		expect(files).toEqual(
			expect.arrayContaining([...manifest.n8n.nodes, ...manifest.n8n.credentials, ...papers]),
		);
	});

	it.each(['n8n-core', 'n8n-core-v1'])('imports only what %s brings along', (line) => {
		const { dependencies = {} } = readJson<Manifest>(`node_modules/${line}/package.json`);
		const imported = files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => [
				...readFileSync(join(root, file), 'utf8').matchAll(/\brequire\("([^."][^"]*)"\)/g),
			])
			.map(([, name]) => name);
		expect(imported).toContain('n8n-workflow');
		const missing = imported.filter((name) => !isBuiltin(name) && !(name in dependencies));
		expect([...new Set(missing)]).toEqual([]);
	});

	it('stays under 700 kB unpacked', () => {
		expect(packed.unpackedSize).toBeLessThan(700_000);
	});
});

describe('package.json', () => {
	it('has no run-time dependencies; n8n brings n8n-workflow', () => {
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('pins every development dependency', () => {
		const pinned = /^(npm:[a-z0-9-]+@)?\d+\.\d+\.\d+$/;
		const loose = Object.entries(manifest.devDependencies).filter(([, v]) => !pinned.test(v));
		expect(loose).toEqual([]);
	});

	it('is the one place that names the owner of the repository', () => {
		const [owner] = /github\.com\/[^/]+\//.exec(manifest.repository.url) ?? [];
		expect(owner).toBeDefined();
		const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
			cwd: root,
			encoding: 'utf8',
		});
		const naming = tracked
			.split('\n')
			.filter((file) => file !== '' && file !== 'package.json' && existsSync(join(root, file)))
			.filter((file) => readFileSync(join(root, file), 'utf8').includes(String(owner)));
		expect(naming).toEqual([]);
	});
});

describe('index.js', () => {
	it('exports the class of every registered file', () => {
		const classes = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map(
			(file) => file.split('/').at(-1)?.split('.')[0],
		);
		const exported: Record<string, unknown> = jest.requireActual(root);
		expect(Object.keys(exported).sort()).toEqual(classes.sort());
		for (const exportedClass of Object.values(exported))
			expect(typeof exportedClass).toBe('function');
	});
});

describe('what n8n loads at its start', () => {
	type Classes = Record<string, new () => object>;

	it('is the classes of the bundle themselves, and no code besides', () => {
		const whole: Classes = jest.requireActual(join(root, 'dist/bundle.js'));
		const loaded: Classes = jest.requireActual(root);
		expect(Object.keys(loaded).sort()).toEqual(Object.keys(whole).sort());
		for (const [name, Loaded] of Object.entries(loaded)) expect(Loaded).toBe(whole[name]);
		for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
			const reExport = /^'use strict';\nexports\.\w+ = require\('(?:\.\.\/)+bundle\.js'\)\.\w+;\n$/;
			expect(readFileSync(join(root, file), 'utf8')).toMatch(reExport);
		}
	});
});

describe('icons', () => {
	it.each(['icons/gisPbx.svg', 'icons/gisPbx.dark.svg'])('%s is square', (file) => {
		const [, width, height] =
			/viewBox="0 0 (\d+) (\d+)"/.exec(readFileSync(join(root, file), 'utf8')) ?? [];
		expect(width).toBeDefined();
		expect(width).toBe(height);
	});
});

describe('codex', () => {
	it.each(manifest.n8n.nodes)('of %s names the node as n8n does', (file) => {
		const [nodeType] = Object.values(
			jest.requireActual<Record<string, new () => { description: { name: string } }>>(
				join(root, file),
			),
		);
		const codex = readJson<{ node: string; resources: object }>(file.replace(/\.js$/, '.json'));
		expect(codex.node).toBe(`${manifest.name}.${new nodeType().description.name}`);
		// n8n drops a codex without resources silently.
		expect(codex.resources).toBeDefined();
	});
});

describe('the last step of the build', () => {
	let copy: string;

	beforeAll(() => {
		copy = mkdtempSync(join(tmpdir(), 'gispbx-build-'));
		const sources = ['credentials', 'nodes', 'tsconfig.json'];
		for (const part of ['dist', 'gulpfile.js', 'package.json', ...sources]) {
			cpSync(join(root, part), join(copy, part), { recursive: true });
		}
		symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
	});

	afterAll(() => rmSync(copy, { recursive: true, force: true }));

	const gulp = () => {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join(root, 'node_modules/gulp/bin/gulp.js')],
			{ cwd: copy, encoding: 'utf8' },
		);
		return { status, output: stdout + stderr };
	};

	it('removes what is not shipped and accepts a complete build', () => {
		cpSync(join(root, 'icons'), join(copy, 'dist/examples'), { recursive: true });
		writeFileSync(join(copy, 'dist/stray.json'), '{}');

		expect(gulp()).toMatchObject({ status: 0 });
		expect(existsSync(join(copy, 'dist/examples'))).toBe(false);
		expect(existsSync(join(copy, 'dist/stray.json'))).toBe(false);
		const built = readdirSync(join(copy, 'dist'), { recursive: true, encoding: 'utf8' });
		const scripts = built.filter((file) => file.endsWith('.js')).map((file) => `dist/${file}`);
		const registered = [...manifest.n8n.credentials, ...manifest.n8n.nodes];
		expect(scripts.sort()).toEqual(['dist/bundle.js', ...registered].sort());
	});

	describe('without files that n8n shows', () => {
		const missing = [
			['icon', 'dist/icons/gisPbx.dark.svg'],
			['codex', 'dist/nodes/GisPbx/GisPbx.node.json'],
			['schema', 'dist/nodes/GisPbx/__schema__/v1.0.0/call/dial.json'],
		];
		let ended: ReturnType<typeof gulp>;

		beforeAll(() => {
			for (const [, file] of missing) rmSync(join(copy, file));
			ended = gulp();
		});

		it.each(missing)('fails without a registered node’s %s, naming it', (kind, file) => {
			expect(ended.status).toBe(1);
			expect(ended.output).toContain(`${kind} ${file}`);
		});
	});
});
