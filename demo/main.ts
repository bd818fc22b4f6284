/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
import { parseArgs } from 'node:util';
import { CleanUp } from '../tools/n8n/cleanUp';
import { OWNER } from '../tools/n8n/session';
import { checkCall } from './checkCall';
import { checkCredential } from './checkCredential';
import { startDemo, type Demo } from './start';

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const cleanUp = new CleanUp();

async function main(): Promise<void> {
	cleanUp.runOnSignal();
	const demo = await startDemo(cleanUp, (line) => console.log(line));
	if (options.check) await check(demo);
	else invite(demo);
}

/** Ends this process with 0 only when both checks saw what they want. */
async function check(running: Demo): Promise<void> {
	const credential = await checkCredential(running);
	console.log(`\n${credential.table}\n`);
	const call = await checkCall(running);
	await cleanUp.run();
	process.exitCode = credential.passed && call.passed ? 0 : 1;
	console.log(`${call.seen}; ${credential.seen}`);
}

function invite({ url, pbx, workflowId }: Demo): void {
	console.log(`
  Open      ${url}/workflow/${workflowId}
            and click "Execute workflow"
  Sign in   ${OWNER.email}  ${OWNER.password}
  PBX       ${pbx.url}  (simulated)
            key ${pbx.key}  tenant ${pbx.tenant}

Ctrl-C ends n8n and the PBX.`);
}

main().catch(async (error: Error) => {
	if (!cleanUp.begun) console.error(error.message);
	process.exitCode = 1;
	await cleanUp.run();
});
