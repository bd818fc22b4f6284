import { checkCall } from '../../../demo/checkCall';
import type { ExampleCheck } from './check';

export const clickToCall: ExampleCheck = {
	name: 'click-to-call',
	async *run(stage) {
		const workflowId = await stage.import();
		const { passed, seen } = await checkCall({ client: stage.n8n.client, workflowId });
		yield { what: 'it dials, follows the call to its end and gets its recording', passed, seen };
	},
};
