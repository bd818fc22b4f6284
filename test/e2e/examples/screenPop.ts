import { isEqual } from '../part';
import { fieldsOf } from '../stage';
import { waitUntil } from '../trigger/waitUntil';
import type { ExampleCheck } from './check';

export const screenPop: ExampleCheck = {
	name: 'screen-pop',
	async *run(stage) {
		const { pbx } = stage;
		await stage.import();
		const url = stage.eventUrl('Call Rings');
		const known = pbx.addEndedCall({ from: '972500000072' });
		const stranger = pbx.addEndedCall({ from: '0500000099' });
		await stage.activate();
		// n8n opens the web hook a moment after the activation
		await waitUntil(async () => (await fetch(url)).status === 403);

		const statuses = await pbx.sendCallEvents(known.uniqueId, { url, copies: 2 });
		yield isEqual('every event is answered at once', [...new Set(statuses)], [200]);
		const first = await stage.nextExecution();
		yield isEqual('it ends well', [first.status, first.error], ['success', undefined]);
		yield isEqual(
			'the card tells who calls, whatever prefix the number has',
			fieldsOf(first.items('Show in Your CRM'), 'title', 'phone', 'extension', 'callId'),
			[
				{
					title: 'דנה לדוגמה is calling',
					phone: '972500000072',
					extension: null,
					callId: known.uniqueId,
				},
			],
		);
		const second = await stage.nextExecution();
		yield isEqual('a copy opens no second card', second.items('Show in Your CRM'), []);

		await pbx.sendCallEvents(stranger.uniqueId, { url });
		const third = await stage.nextExecution();
		yield isEqual(
			'a stranger comes by number',
			fieldsOf(third.items('Show in Your CRM'), 'title'),
			[{ title: '0500000099 is calling' }],
		);
	},
};
