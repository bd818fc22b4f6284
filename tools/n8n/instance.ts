import type { CleanUp } from './cleanUp';
import { installCommunityPackage } from './package';
import { temporaryFolder, type Prepared } from './prepare';
import { freePort, startN8n, type RunningN8n } from './process';
import { stopPrograms } from './programs';
import { N8nClient } from './rest';
import { NODE_TYPE } from './workflows';

/** What an instance needs; `cleanUp` ends it and removes its files. */
export interface Setting extends Prepared {
	cleanUp: CleanUp;
}

/** An n8n with the project in it, which can be ended and started again with all it remembers. */
export interface Instance {
	url: string;
	client: N8nClient;
	/** n8n keeps its database, key and files in `.n8n` in here. */
	userFolder: string;
	/** n8n's process. */
	pid(): number;
	/** What n8n wrote lately. */
	log(): string;
	start(): Promise<void>;
	/** Ends it in good order. */
	stop(): Promise<void>;
	/** kill -9; the signal is out when this returns. */
	kill(): Promise<void>;
}

/**
 * Makes an n8n with a fresh user folder and starts it; the owner is signed in.
 * `env` are more settings of n8n, or other values for those that `startN8n` sets; `onOutput` is
 * called with each piece of what n8n writes.
 */
export async function startInstance(
	{ install, tarball, cleanUp }: Setting,
	env: Record<string, string> = {},
	onOutput?: (text: string) => void,
): Promise<Instance> {
	const userFolder = await temporaryFolder(cleanUp);
	await installCommunityPackage(tarball, userFolder);
	// n8n must be gone before its folder goes, also when it never gets ready
	cleanUp.add(stopPrograms);
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	let running: RunningN8n | undefined;
	const theRunning = () => {
		if (!running) throw new Error('n8n does not run');
		return running;
	};
	const instance: Instance = {
		url,
		client: new N8nClient(url, install),
		userFolder,
		pid: () => theRunning().pid,
		log: () => theRunning().log(),
		start: async () => {
			running = await startN8n({ install, userFolder, port, env, onOutput });
		},
		stop: async () => await theRunning().stop(),
		kill: async () => await theRunning().kill(),
	};
	await instance.start();
	await instance.client.setUpOwner();
	const types = await instance.client.nodeTypes();
	if (!types.some(({ name }) => name === NODE_TYPE)) {
		throw new Error(`n8n did not load ${NODE_TYPE} from the package:\n${instance.log()}`);
	}
	return instance;
}
