/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import './environment';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { BinaryDataConfig, BinaryDataService, PackageDirectoryLoader } from 'n8n-core';
import { LoggerProxy } from 'n8n-workflow';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { whenOver } from './whenOver';

export type EngineLine = '1x' | '2x';
export type BinaryMode = 'default' | 'filesystem';

const repositoryRoot = resolve(__dirname, '../../..');

// Resolved as n8n-core resolves them: another copy of the container would hold other services.
const requireFromCore = createRequire(require.resolve('n8n-core'));
const { Container } = requireFromCore('@n8n/di') as typeof import('@n8n/di');
const { Logger } = requireFromCore('@n8n/backend-common') as typeof import('@n8n/backend-common');

const versionOf = (module: string) => {
	let folder = dirname(require.resolve(module));
	for (;;) {
		try {
			const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
				name?: string;
				version?: string;
			};
			if (manifest.version !== undefined) return manifest.version;
		} catch {
			// No manifest here: look one folder up.
		}
		folder = dirname(folder);
	}
};

/** The versions that this jest project runs against. */
export const versions = { core: versionOf('n8n-core'), workflow: versionOf('n8n-workflow') };

/** Which line of n8n is under test; jest.config.js maps the imports. */
export const engineLine: EngineLine = versions.core.startsWith('1.') ? '1x' : '2x';

/** Every line that n8n or the node logged, at any level, metadata included. */
export const logLines: string[] = [];

const record =
	(level: string) =>
	(message: string, metadata: object = {}) => {
		logLines.push(`${level} ${message} ${inspect(metadata, { depth: 8 })}`);
	};

const recordingLogger = {
	error: record('error'),
	warn: record('warn'),
	info: record('info'),
	debug: record('debug'),
	scoped: () => recordingLogger,
};

// n8n 1.x holds an interval for SSH connections that keeps the test process alive.
const { SSHClientsManager } = requireFromCore('./execution-engine/ssh-clients-manager') as {
	SSHClientsManager: new () => { onShutdown(): void };
};
whenOver(() => Container.get(SSHClientsManager).onShutdown());

Container.set(Logger, recordingLogger as unknown as InstanceType<typeof Logger>);
LoggerProxy.init(recordingLogger);

/** n8n's own binary store. */
export const binaryStore = () => Container.get(BinaryDataService);

let binaryMode: BinaryMode | undefined;

/** Where binary data of the next run goes: into the item (`default`) or to files, as n8n 2 does. */
export const useBinaryMode = async (mode: BinaryMode) => {
	if (mode === binaryMode) return;
	Container.get(BinaryDataConfig).mode = mode;
	await binaryStore().init();
	binaryMode = mode;
};

let loader: PackageDirectoryLoader | undefined;

const builtPackage = async () => {
	if (loader) return loader;
	const fresh = new PackageDirectoryLoader(repositoryRoot);
	if (!existsSync(join(repositoryRoot, 'dist'))) {
		throw new Error('The engine tests load the built package: run `npm run build` first');
	}
	await fresh.loadAll();
	loader = fresh;
	return loader;
};

/** Node and credential types that exist only in a test, by their full name. */
export interface ExtraTypes {
	nodes?: Record<string, INodeType>;
	credentials?: Record<string, ICredentialType>;
}

/** Types of the built package and of the test, found by name as n8n finds them. */
export interface KnownTypes {
	node(type: string): INodeType;
	credential(type: string): ICredentialType;
}

/**
 * Loads the built package as n8n does (dist, codex, icons) and adds the test's own types.
 *
 * @throws Error when `dist` is missing or holds something that n8n refuses.
 */
export const loadTypes = async (extra: ExtraTypes): Promise<KnownTypes> => {
	const built = await builtPackage();
	const prefix = `${built.packageName}.`;
	return {
		node: (type) => {
			if (extra.nodes?.[type]) return extra.nodes[type];
			if (!type.startsWith(prefix)) throw new Error(`Unknown node type in a test: ${type}`);
			return built.getNode(type.slice(prefix.length)).type as INodeType;
		},
		credential: (type) => extra.credentials?.[type] ?? built.getCredential(type).type,
	};
};
