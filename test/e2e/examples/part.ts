import { startSimulator } from '../../../simulator';
import { startInstance, type Instance } from '../../../tools/n8n/instance';
import { readExample } from '../../../tools/n8n/workflows';
import { isEqual, type Part, type PartContext, type Row } from '../part';
import { Stage } from '../stage';
import { agentLunchPause } from './agentLunchPause';
import { callersToCallBack } from './callersToCallBack';
import { callStory } from './callStory';
import { campaignFromList } from './campaignFromList';
import type { ExampleCheck } from './check';
import { clickToCall } from './clickToCall';
import { clickToCallFromCrm } from './clickToCallFromCrm';
import { dailyCallCentreReport } from './dailyCallCentreReport';
import { dialAndWait } from './dialAndWait';
import { faxAPdf } from './faxAPdf';
import { missedCallTask } from './missedCallTask';
import { nightlyCallReport } from './nightlyCallReport';
import { phonebookSync } from './phonebookSync';
import { recordingForTranscription } from './recordingForTranscription';
import { screenPop } from './screenPop';

const CHECKS: ExampleCheck[] = [
	agentLunchPause,
	callersToCallBack,
	callStory,
	campaignFromList,
	clickToCall,
	clickToCallFromCrm,
	dailyCallCentreReport,
	dialAndWait,
	faxAPdf,
	missedCallTask,
	nightlyCallReport,
	phonebookSync,
	recordingForTranscription,
	screenPop,
];

/** Each workflow of `examples` imported into real n8n and executed, with a PBX of its own. */
export const examples: Part = {
	name: 'examples',
	async *run(context) {
		const n8n = await startInstance(context);
		for (const check of CHECKS) {
			const rows = rowsOf(check, n8n, context);
			for await (const row of rows) yield { ...row, what: `${check.name}: ${row.what}` };
		}
	},
};

/** The rows of one example; what it throws is a row, so that the next example runs. */
async function* rowsOf(
	check: ExampleCheck,
	n8n: Instance,
	{ install, cleanUp }: PartContext,
): AsyncGenerator<Row> {
	const pbx = await startSimulator();
	cleanUp.add(async () => await pbx.stop());
	const stage = await Stage.set(n8n, install, pbx, await readExample(check.name));
	try {
		yield* check.run(stage);
	} catch (error) {
		yield { what: 'it ends', passed: false, seen: (error as Error).message };
	}
	yield isEqual('the simulated PBX made no errors of its own', pbx.problems.length, 0);
	await stage.end();
}
