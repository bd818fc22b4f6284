'use strict';

const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { mkdir, readdir, rm, rmdir, writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const gulp = require('gulp');

const { n8n } = require('./package.json');

const SHIPPED = ['credentials', 'icons', 'nodes'];
const ASSETS = ['icons/**/*.svg', 'nodes/**/__schema__/**/*.json'];

/** What n8n loads, as named in package.json. */
const ENTRIES = [...n8n.credentials, ...n8n.nodes];
const BUNDLE = 'dist/bundle.js';

/**
 * Puts all code of the pack into one file, from which each node and credential takes its class: n8n
 * loads every pack when it starts, and finding and compiling some 200 files takes longer than running
 * them. What n8n ships stays outside.
 */
async function bundle() {
	const sources = ENTRIES.map((file) => file.replace(/^dist\/(.*)\.js$/, './$1'));
	await esbuild.build({
		stdin: {
			contents: sources.map((source) => `export * from '${source}';`).join('\n'),
			resolveDir: __dirname,
		},
		outfile: BUNDLE,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		packages: 'external',
		legalComments: 'none',
	});
	await Promise.all(
		ENTRIES.map(async (file) => {
			const name = classOf(file);
			const folder = path.posix.dirname(file);
			const bundlePath = path.posix.relative(folder, BUNDLE);
			await mkdir(folder, { recursive: true });
			await writeFile(file, `'use strict';\nexports.${name} = require('${bundlePath}').${name};\n`);
		}),
	);
}

/**
 * `n8n-node build` copies every picture of the repository into dist, and the parts of what was
 * bundled are there as well: removes what is not shipped.
 */
async function prune() {
	const entries = await readdir('dist', { recursive: true, withFileTypes: true });
	const isShipped = (file) => {
		if (file.endsWith('.js')) return file === BUNDLE || ENTRIES.includes(file);
		return SHIPPED.includes(file.split('/')[1]);
	};
	const files = entries
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.posix.join(parentPath.replaceAll('\\', '/'), name));
	await Promise.all(files.filter((file) => !isShipped(file)).map((file) => rm(file)));
	await removeEmptyFolders('dist');
}

/** Removes folders in which no file is left; returns whether this one is. */
async function removeEmptyFolders(folder) {
	const entries = await readdir(folder, { withFileTypes: true });
	const left = await Promise.all(
		entries.map(
			async (entry) => entry.isFile() || !(await removeEmptyFolders(path.join(folder, entry.name))),
		),
	);
	if (left.some(Boolean)) return false;
	await rmdir(folder);
	return true;
}

/** The name of the class in a file, by which n8n finds it. */
const classOf = (file) => path.basename(file).split('.')[0];

/** The instance in a built file. */
const load = (file) => new (require(path.resolve(file))[classOf(file)])();

function iconFiles(file, icon) {
	const icons = typeof icon === 'string' ? [icon] : [icon?.light, icon?.dark];
	return icons.map((name) =>
		path.join(path.dirname(file), name?.replace('file:', '') ?? '(no icon named)'),
	);
}

/** One schema per operation; a trigger has no operations. */
function schemaFiles(file, { version, properties }) {
	const [major, minor = 0, patch = 0] = String([version].flat().at(-1)).split('.');
	const folder = path.join(path.dirname(file), '__schema__', `v${major}.${minor}.${patch}`);
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			displayOptions.show.resource.flatMap((resource) =>
				options.map(({ value }) => path.join(folder, resource, `${value}.json`)),
			),
		);
}

/** Fails, naming each file, when a registered node or credential lacks what n8n shows of it. */
async function check() {
	const needed = [
		...n8n.credentials.flatMap((file) =>
			iconFiles(file, load(file).icon).map((icon) => ['icon', icon, file]),
		),
		...n8n.nodes.flatMap((file) => {
			const { description } = load(file);
			return [
				...iconFiles(file, description.icon).map((icon) => ['icon', icon, file]),
				['codex', file.replace(/\.js$/, '.json'), file],
				...schemaFiles(file, description).map((schema) => ['schema', schema, file]),
			];
		}),
	];
	const missing = needed.filter(([, file]) => !existsSync(file));
	if (missing.length > 0) {
		const lines = missing.map(([kind, file, owner]) => `  ${kind} ${file} of ${owner}`);
		throw new Error(`The build is not complete, missing:\n${lines.join('\n')}`);
	}
}

function copyAssets() {
	return gulp.src(ASSETS, { base: '.', encoding: false }).pipe(gulp.dest('dist'));
}

/** Keeps dist fresh while sources change; ends with the compiler. */
function watch(done) {
	const assets = gulp.watch(ASSETS, { ignoreInitial: false }, copyAssets);
	const tsc = require.resolve('typescript/bin/tsc');
	spawn(process.execPath, [tsc, '--watch', '--preserveWatchOutput'], { stdio: 'inherit' })
		.on('error', done)
		.on('exit', (code) => {
			process.exitCode = code ?? 0;
			assets.close();
			done();
		});
}

function copyCodex() {
	return gulp.src('nodes/**/*.node.json', { base: '.' }).pipe(gulp.dest('dist'));
}

const clean = () => rm('dist', { recursive: true, force: true });

exports.default = gulp.series(bundle, prune, check);
/** What `npm run build` makes, without the compiler, whose code the bundle replaces: for `npm test`, which checks types. */
exports.unchecked = gulp.series(clean, copyAssets, copyCodex, bundle, check);
exports.watch = watch;
