/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import type { N8nInstall } from '../../../tools/n8n/install';
import { installCommunityPackage } from '../../../tools/n8n/package';
import { freePort, startN8n, type RunningN8n } from '../../../tools/n8n/process';
import { stopPrograms } from '../../../tools/n8n/programs';
import { N8nClient } from '../../../tools/n8n/rest';
import { N8nDatabase } from './database';

/** What all scenarios share. */
export interface Setting {
	install: N8nInstall;
	/** The packed project. */
	tarball: string;
	cleanUp: CleanUp;
	report: (line: string) => void;
}

/** An n8n with the project in it, which can be ended and started again with all it remembers. */
export interface Instance {
	client: N8nClient;
	database: N8nDatabase;
	start(): Promise<void>;
	/** Ends it in good order. */
	stop(): Promise<void>;
	/** kill -9; the signal is out when this returns. */
	kill(): Promise<void>;
}

/** Makes an n8n with a fresh user folder and starts it; the owner is signed in. */
export async function startInstance(
	{ install, tarball, cleanUp }: Setting,
	env: Record<string, string> = {},
): Promise<Instance> {
	const userFolder = await mkdtemp(join(tmpdir(), 'gispbx-e2e-'));
	cleanUp.add(async () => await rm(userFolder, { recursive: true, force: true, maxRetries: 5 }));
	await installCommunityPackage(tarball, userFolder);
	// n8n must be gone before its folder goes
	cleanUp.add(stopPrograms);
	const port = await freePort();
	let running: RunningN8n | undefined;
	const theRunning = () => {
		if (!running) throw new Error('n8n does not run');
		return running;
	};
	const instance: Instance = {
		client: new N8nClient(`http://127.0.0.1:${port}`, install),
		database: new N8nDatabase(install, userFolder),
		start: async () => {
			running = await startN8n({ install, userFolder, port, env });
		},
		stop: async () => await theRunning().stop(),
		kill: async () => await theRunning().kill(),
	};
	await instance.start();
	await instance.client.setUpOwner();
	return instance;
}
