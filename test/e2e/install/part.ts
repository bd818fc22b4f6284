import { checkCredential } from '../../../demo/checkCredential';
import { installN8n, N8N_1X_VERSION, N8N_VERSION } from '../../../tools/n8n/install';
import { startWithPbx } from '../../../tools/n8n/withPbx';
import { isEqual, type Part, type Row } from '../part';
import { checkRuns } from './checkRuns';
import { checkTypes } from './checkTypes';

/**
 * The packed project as a community package in a new n8n of this version: what n8n loads and
 * serves, what its credential tester says, and that node and trigger work.
 */
const installIn = (name: string, version: string): Part => ({
	name,
	async *run(context) {
		const install = await installN8n(version, context.report);
		const n8n = await startWithPbx({ ...context, install });
		yield isEqual('n8n says its version', await n8n.client.version(), version);
		yield* checkTypes(n8n);
		yield await testerRow(n8n, context.report);
		yield* checkRuns(n8n);
		yield isEqual('the simulated PBX made no errors of its own', n8n.pbx.problems.length, 0);
	},
});

async function testerRow(
	n8n: Parameters<typeof checkCredential>[0],
	report: (line: string) => void,
): Promise<Row> {
	const { passed, seen, table } = await checkCredential(n8n);
	report(`\n\n${table}\n`);
	return { what: 'the credential tester is right about good, wrong and odd', passed, seen };
}

export const install2x = installIn('install2x', N8N_VERSION);
/** n8n 1.x may have to be downloaded first. */
export const install1x = installIn('install1x', N8N_1X_VERSION);
