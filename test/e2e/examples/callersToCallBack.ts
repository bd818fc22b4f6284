import { DateTime } from 'luxon';
import { isEqual } from '../part';
import { fieldsOf } from '../stage';
import type { ExampleCheck } from './check';

const [MISSED, ANSWERED, CALLED_BACK] = ['0500000007', '0500000008', '0500000009'];

export const callersToCallBack: ExampleCheck = {
	name: 'callers-to-call-back',
	async *run(stage) {
		const { pbx } = stage;
		const ago = (minutes: number) => DateTime.now().minus({ minutes }).toJSDate();
		const missed = { direction: 'IN', talkSeconds: 0, ringSeconds: 12 } as const;
		pbx.addEndedCall({ ...missed, start: ago(90), from: MISSED, fromName: 'דנה לדוגמה' });
		pbx.addEndedCall({ direction: 'IN', start: ago(85), from: ANSWERED, talkSeconds: 40 });
		pbx.addEndedCall({ ...missed, start: ago(80), from: CALLED_BACK });
		pbx.addEndedCall({
			...{ start: ago(70), direction: 'OUT', from: '204', to: CALLED_BACK, talkSeconds: 30 },
		});

		await stage.import();
		const first = await stage.execute('Try It Now');
		const tasks = fieldsOf(first.items('Create Task in Your CRM'), 'title', 'phone', 'timesCalled');
		yield isEqual('whoever was missed and not spoken with since is a task', tasks, [
			{ title: 'Call back דנה לדוגמה', phone: MISSED, timesCalled: 1 },
		]);
		const dials = stage.sent({ reqtype: 'DIAL' });
		yield isEqual('nobody is dialled', dials.length, 0);

		const again = await stage.execute('Try It Now');
		const same = again.items('Create Task in Your CRM');
		yield isEqual('an hour later it is no task again', same.length, 0);
		pbx.addEndedCall({ ...missed, start: ago(5), from: MISSED });
		const later = await stage.execute('Try It Now');
		const [anew] = fieldsOf(later.items('Create Task in Your CRM'), 'phone', 'timesCalled');
		yield isEqual('... unless the caller called in vain again', anew, {
			phone: MISSED,
			timesCalled: 2,
		});
	},
};
