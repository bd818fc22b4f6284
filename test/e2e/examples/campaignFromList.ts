import { isEqual } from '../part';
import type { ExampleCheck } from './check';

export const campaignFromList: ExampleCheck = {
	name: 'campaign-from-list',
	async *run(stage) {
		const campaign = stage.pbx.state.campaigns[0];
		await stage.import();
		const first = await stage.execute('Start');
		yield isEqual('it ends well', [first.status, first.error], ['success', undefined]);
		const everybody = [
			{ number: '0500000301', description: 'Nathan Smith' },
			{ number: '0500000302', description: 'דנה לדוגמה' },
		];
		yield isEqual('who agreed is in the campaign', campaign.numbers, everybody);
		yield isEqual('the campaign runs', campaign.state, 'RUNNING');

		campaign.numbers.pop();
		stage.pbx.clearRequests();
		const second = await stage.execute('Start');
		yield isEqual('a second time only the missing one is added', campaign.numbers, everybody);
		const added = stage.sent({ action: 'addnumber' }).map(({ params }) => params.number);
		yield isEqual('... with one request', added, ['0500000302']);
		yield isEqual('it runs already', second.items('It Runs Already').length, 1);
		yield isEqual('... which is no failure', [second.status, second.error], ['success', undefined]);

		stage.pbx.clearRequests();
		await stage.execute('Start');
		yield isEqual('a third time nothing is sent', stage.sent({ action: 'start' }).length, 0);
	},
};
