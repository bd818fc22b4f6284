/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeFirst, type N8nInstall } from './install';
import { HANGING_AFTER_MS } from './patience';
import { startProgram, type Program } from './programs';

/** A process of n8n on this machine; only programs on this machine can reach it. */
export interface RunningN8n {
	url: string;
	pid: number;
	/** What it wrote lately. */
	log(): string;
	/** Ends it and its task runner; resolves when no process is left. */
	stop(): Promise<void>;
	/** The same without a warning, as a power cut would; the signal is out when this returns. */
	kill(): Promise<void>;
}

export interface StartOptions {
	install: N8nInstall;
	/** n8n keeps its database, key and files in `.n8n` in here. */
	userFolder: string;
	port?: number;
	/** More settings of n8n, or other values for those set here. */
	env?: Record<string, string>;
	/** Called with each piece of what it writes. */
	onOutput?: (text: string) => void;
}

export interface WorkerOptions extends StartOptions {
	/** How many executions it runs at a time. */
	concurrency: number;
}

/** Starts n8n and waits until its REST API answers; throws with its log when it does not. */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	return await startProcess(options, {
		args: ['start'],
		env: { N8N_LISTEN_ADDRESS: '127.0.0.1', N8N_PORT: String(port), N8N_EDITOR_BASE_URL: url },
		url,
		readyPath: '/rest/settings',
	});
}

/** Starts a worker of an n8n in queue mode and waits until it takes executions. */
export async function startWorker(options: WorkerOptions): Promise<RunningN8n> {
	const port = options.port ?? (await freePort());
	return await startProcess(options, {
		args: ['worker', `--concurrency=${options.concurrency}`],
		env: {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		},
		url: `http://127.0.0.1:${port}`,
		readyPath: '/healthz/readiness',
	});
}

interface Role {
	/** n8n's command with its flags. */
	args: string[];
	env: Record<string, string>;
	url: string;
	/** Answers JSON when the process is ready. */
	readyPath: string;
}

async function startProcess(
	{ install, userFolder, env, onOutput }: StartOptions,
	role: Role,
): Promise<RunningN8n> {
	const program = startProgram(install.node, [install.script, ...role.args], {
		cwd: userFolder,
		env: {
			...ownEnvironment(install.node),
			...quietSettings,
			N8N_USER_FOLDER: userFolder,
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			...role.env,
			...env,
		},
		onOutput,
	});
	try {
		await waitUntilReady(role.url + role.readyPath, program);
	} catch (error) {
		await program.stop();
		throw error;
	}
	const kill = async () => {
		killGroup(program.pid);
		await program.stop(); // nobody is left to stop, but it waits until that is so
	};
	return { url: role.url, pid: program.pid, log: program.output, stop: program.stop, kill };
}

function killGroup(pid: number): void {
	// a negative number names the whole process group, which Windows does not know
	process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
}

/** A TCP port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
	const port = await new Promise<number>((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port: free } = server.address() as AddressInfo;
			server.close(() => resolve(free));
		});
	});
	if (given.has(port)) return await freePort();
	given.add(port);
	return port;
}

/** The system may name the same one twice before anybody listens there. */
const given = new Set<number>();

/** Nothing here needs n8n's own cloud: no telemetry, no look-ups, no surveys. */
const quietSettings = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
	N8N_SECURE_COOKIE: 'false',
	// a busy n8n reads its database's answer late, and would take it for none and turn requests away
	DB_PING_TIMEOUT_MS: '60000',
	GENERIC_TIMEZONE: 'Asia/Jerusalem',
};

/**
 * Only what any program needs: settings of another n8n on this machine (its database!), npm's and a
 * proxy must not reach this one.
 */
function ownEnvironment(node: string): NodeJS.ProcessEnv {
	const wanted = /^(path|home|userprofile|systemroot|comspec|temp|tmp|tmpdir|lang|lc_all|tz)$/i;
	const kept = Object.entries(process.env).filter(([name]) => wanted.test(name));
	return nodeFirst(node, Object.fromEntries(kept));
}

async function waitUntilReady(url: string, program: Program): Promise<void> {
	let ended = false;
	void program.exited.then(() => {
		ended = true;
	});
	const giveUpAt = Date.now() + HANGING_AFTER_MS;
	while (!(await answersJson(url))) {
		if (ended) throw new Error(`n8n ended while starting:\n${program.output()}`);
		if (Date.now() > giveUpAt) throw new Error(`n8n did not start:\n${program.output()}`);
		await wait(200);
	}
}

/** While it starts, n8n refuses connections, then answers a page of text. */
async function answersJson(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		await response.json();
		return response.ok;
	} catch {
		return false;
	}
}
