import { isEqual } from '../part';
import { fieldsOf, pollOften } from '../stage';
import { waitUntil } from '../trigger/waitUntil';
import type { ExampleCheck } from './check';

const MINUTE = 60_000;
const QUEUED = { lastapp: 'Queue', dst: '900' };

export const callStory: ExampleCheck = {
	name: 'call-story',
	async *run(stage) {
		const { pbx } = stage;
		await stage.import({ 'Call Over': pollOften });
		await stage.activate();
		// What ended minutes before the first look is not told.
		await waitUntil(async () => stage.sent({ info: 'cdrs' }).length > 0);

		const start = new Date(Date.now() - 10 * MINUTE);
		const agent = pbx.addEndedCall({
			start,
			from: '0500000007',
			legs: [
				{
					party: '204',
					ringSeconds: 20,
					talkSeconds: 0,
					disposition: 'NO ANSWER',
					columns: QUEUED,
				},
				{ party: '205', startsAfter: 20, ringSeconds: 10, talkSeconds: 60, columns: QUEUED },
				{ party: '206', startsAfter: 90, ringSeconds: 5, talkSeconds: 30 },
			],
		});
		// Over, but not for two minutes.
		pbx.addEndedCall({ from: '0500000008' });
		const first = await stage.nextExecution();
		yield isEqual('it ends well', [first.status, first.error], ['success', undefined]);
		const columns = ['Call ID', 'Customer', 'Queue', 'Rang', 'Answered By', 'Result', 'Transfers'];
		yield isEqual(
			'the legs of the call are one row; the call that was just over waits',
			fieldsOf(
				first.items('Add the Call'),
				...columns,
				'Waited (Seconds)',
				'Talked (Seconds)',
				'Legs',
			),
			[
				{
					'Call ID': agent.linkedId,
					Customer: '0500000007',
					Queue: '900',
					Rang: '204, 205, 206',
					'Answered By': '205',
					Result: 'answered',
					Transfers: '205 → 206',
					'Waited (Seconds)': 30,
					'Talked (Seconds)': 90,
					Legs: 3,
				},
			],
		);

		const late = { party: '207', startsAfter: 130, ringSeconds: 5, talkSeconds: 20 };
		pbx.addEndedCall({ start, from: '0500000007', linkedId: agent.linkedId, legs: [late] });
		const second = await stage.nextExecution();
		yield isEqual(
			'a leg that appears later is added to it',
			fieldsOf(second.items('Add to the Call'), 'Call ID', 'Rang', 'Legs'),
			[{ 'Call ID': agent.linkedId, Rang: '207', Legs: 1 }],
		);
		yield isEqual('... and makes no other row', second.items('Add the Call').length, 0);
	},
};
