import { isEqual } from '../part';
import { assign, fieldsOf, pollOften } from '../stage';
import type { ExampleCheck } from './check';

const FIRST = '0500000007';
const SECOND = '0500000008';

export const missedCallTask: ExampleCheck = {
	name: 'missed-call-task',
	async *run(stage) {
		const { pbx } = stage;
		await stage.import({
			'Missed Call': pollOften,
			'Your Settings': (node) => {
				assign('officeOpens', 0)(node);
				assign('officeCloses', 24)(node);
			},
		});
		await stage.activate();
		const dials = () =>
			stage.sent({ reqtype: 'DIAL' }).map(({ params: { source, dest } }) => [source, dest]);
		const missed = { direction: 'IN', talkSeconds: 0, ringSeconds: 12 } as const;

		pbx.addEndedCall({ direction: 'IN', from: '0500000006', talkSeconds: 40 });
		const { uniqueId } = pbx.addEndedCall({ ...missed, from: FIRST, fromName: 'דנה לדוגמה' });
		const first = await stage.nextExecution();
		yield isEqual('it ends well', [first.status, first.error], ['success', undefined]);
		yield isEqual(
			'only the missed call becomes a task',
			fieldsOf(first.items('Create Task in Your CRM'), 'title', 'phone', 'callId'),
			[{ title: 'Call back דנה לדוגמה', phone: FIRST, callId: uniqueId }],
		);
		yield isEqual('the free phone is called, then the customer', dials(), [['204', FIRST]]);

		const phone = pbx.state.extensions.find(({ number }) => number === '204');
		if (phone) phone.registered = false;
		pbx.clearRequests();
		pbx.addEndedCall({ ...missed, from: SECOND });
		const second = await stage.nextExecution();
		const [task] = fieldsOf(second.items('Create Task in Your CRM'), 'phone');
		yield isEqual('a second missed call becomes a task', task, { phone: SECOND });
		yield isEqual('a phone that is off is not called', dials(), []);
		yield isEqual('... and its task stays', second.items('Leave the Task Open').length, 1);
	},
};
