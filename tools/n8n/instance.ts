import type { CleanUp } from './cleanUp';
import { folderWithPackage, type Prepared } from './prepare';
import { freePort, startN8n } from './process';
import { stopPrograms } from './programs';
import { N8nClient } from './rest';
import { restartable, type Restartable } from './restartable';
import { NODE_TYPE } from './workflows';

/** What an instance needs; `cleanUp` ends it and removes its files. */
export interface Setting extends Prepared {
	cleanUp: CleanUp;
}

/** An n8n with the project in it. */
export interface Instance extends Restartable {
	url: string;
	client: N8nClient;
	/** n8n keeps its database, key and files in `.n8n` in here. */
	userFolder: string;
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
	const userFolder = await folderWithPackage(tarball, cleanUp);
	// n8n must be gone before its folder goes, also when it never gets ready
	cleanUp.add(stopPrograms);
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const instance: Instance = {
		url,
		client: new N8nClient(url, install),
		userFolder,
		...restartable(async () => await startN8n({ install, userFolder, port, env, onOutput })),
	};
	await instance.start();
	await instance.client.setUpOwner();
	const types = await instance.client.nodeTypes();
	if (!types.some(({ name }) => name === NODE_TYPE)) {
		throw new Error(`n8n did not load ${NODE_TYPE} from the package:\n${instance.log()}`);
	}
	return instance;
}
