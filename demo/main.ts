/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
import { parseArgs } from 'node:util';
import { ABSENT, PEOPLE, peerOf } from '../test/asterisk/bed/numbers';
import { CleanUp } from '../tools/n8n/cleanUp';
import { OWNER } from '../tools/n8n/session';
import { OWN_EXTENSION, startAsteriskDemo, type AsteriskDemo } from './asterisk';
import { checkCall } from './checkCall';
import { checkCredential } from './checkCredential';
import { startDemo, type Demo } from './start';

const { values: options } = parseArgs({
	options: {
		asterisk: { type: 'boolean', default: false },
		check: { type: 'boolean', default: false },
	},
});

const OTHERS = Object.keys(PEOPLE)
	.filter((number) => number !== OWN_EXTENSION && number !== ABSENT)
	.join(', ');

const cleanUp = new CleanUp();

async function main(): Promise<void> {
	cleanUp.runOnSignal();
	if (options.asterisk) return await demoWithAsterisk();
	const demo = await startDemo(cleanUp, (line) => console.log(line));
	if (options.check) await check(demo);
	else invite(demo);
}

/** The demo before a real Asterisk; with `--check` its own phones make the call. */
async function demoWithAsterisk(): Promise<void> {
	const demo = await startAsteriskDemo(cleanUp, (line) => console.log(line), options.check);
	if (!options.check) return inviteToPhone(demo);
	const call = await checkCall(demo);
	await cleanUp.run();
	process.exitCode = call.passed ? 0 : 1;
	console.log(call.seen);
}

function inviteToPhone({ url, pbx, version, sipPort, workflowId }: AsteriskDemo): void {
	console.log(`
  Open      ${url}/workflow/${workflowId}
  Sign in   ${OWNER.email}  ${OWNER.password}
  PBX       ${pbx.url}  (a real Asterisk ${version})
            key "${pbx.key}"  tenant ${pbx.tenant}
  Phone     register a softphone on this machine, SIP over UDP, G.711 \u00b5-law:
            user ${peerOf(OWN_EXTENSION)}  no password  server 127.0.0.1:${sipPort}
            Then click "Execute workflow": it rings, and whoever you are connected with hums.
            Other extensions (${OTHERS}) and outside numbers (05...) pick up by themselves.

Ctrl-C ends n8n and Asterisk.`);
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
