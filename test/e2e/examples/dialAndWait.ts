import { isEqual } from '../part';
import { fieldsOf } from '../stage';
import type { ExampleCheck } from './check';

export const dialAndWait: ExampleCheck = {
	name: 'dial-and-wait',
	async *run(stage) {
		const { pbx } = stage;
		Object.assign(pbx.switches, { ringSeconds: 1, answerAfterSeconds: 1, talkSeconds: 2 });
		await stage.import();
		const ran = await stage.execute('Start');
		yield isEqual('it ends well', [ran.status, ran.error], ['success', undefined]);

		const noted = (node: string) => fieldsOf(ran.items(node), 'name', 'phone', 'outcome', 'note');
		yield isEqual('who answered is logged, with the talk', noted('Log the Talk'), [
			{
				name: 'Nathan Smith',
				phone: '0500000123',
				outcome: 'answered',
				// Its ringing of one second is billed, too.
				note: 'Answered by 0500000123, 3 seconds',
			},
		]);
		yield isEqual('who is busy is called again', noted('Call Again Later'), [
			{
				name: 'דנה לדוגמה',
				phone: '0500000486',
				outcome: 'busy',
				note: 'The destination (0500000486) was busy',
			},
		]);
		yield isEqual('a number that fails is looked into', noted('Look Into It'), [
			{
				name: 'Ben Example',
				phone: '0500000503',
				outcome: 'failed',
				note: 'The destination (0500000503) could not be reached',
			},
		]);
		const order = stage
			.sent({})
			.map(({ params }) => params.dest ?? params.info)
			// Whether a call is up is asked in other ways, too.
			.filter((what) => what === 'cdrs' || /^\d+$/.test(what ?? ''))
			.filter((what, place, all) => what !== all[place - 1]);
		yield isEqual('each call is followed before the next is dialled', order, [
			...['0500000123', 'cdrs', '0500000486', 'cdrs', '0500000503', 'cdrs'],
		]);

		// Otherwise a phone that is not registered leaves no row to be told from.
		pbx.switches.unanswered = 'yes';
		const phone = pbx.state.extensions.find(({ number }) => number === '204');
		if (phone) phone.registered = false;
		const again = await stage.execute('Start');
		const reasons = fieldsOf(again.items('Nobody at Our Phone'), 'decidedBy');
		yield isEqual(
			'with our own phone off, nobody is said to be away',
			[reasons.length, reasons[0]?.decidedBy, again.items('Call Again Later').length],
			[3, 'source', 0],
		);
	},
};
