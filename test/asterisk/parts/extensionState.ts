/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import { isEqual } from '../../e2e/part';
import type { Bed } from '../bed';
import { ABSENT, PEOPLE } from '../bed/numbers';
import { RINGS } from '../phone/phone';
import { holds, type AsteriskPart } from './part';

const stateOf = async (bed: Bed, extension: string): Promise<IDataObject> =>
	await bed.item({ resource: 'extension', operation: 'getState', extension });

const told = ({ registered, talking, otherParty }: IDataObject): string =>
	`${registered ? 'registered' : 'not registered'}, ${talking ? `with ${String(otherParty)}` : 'idle'}`;

/** What an extension is told to do, while its phone does it. */
export const extensionState: AsteriskPart = {
	name: 'extension state',
	limitMinutes: 10,
	async *run({ bed }) {
		await bed.clear();
		const list = { resource: 'extension', operation: 'getMany', returnAll: true };
		const extensions = (await bed.run(list)).json();
		const states = Object.fromEntries(extensions.map(({ number, state }) => [number, state]));
		yield isEqual('every extension is listed', Object.keys(states), Object.keys(PEOPLE));
		yield isEqual('the absent one is told as UNAVAILABLE', states[ABSENT], 'UNAVAILABLE');
		yield isEqual('an idle one is told as NOT_INUSE', states['204'], 'NOT_INUSE');
		yield isEqual('an idle one', told(await stateOf(bed, '204')), 'registered, idle');
		const absent = told(await stateOf(bed, ABSENT));
		yield isEqual('one that is not registered', absent, 'not registered, idle');

		bed.phone('205').manner = RINGS;
		const call = await bed.phone('204').dial('205');
		const ringing = await bed.phone('205').sees('ringingAt');
		await wait(300);
		yield isEqual('who is called', told(await stateOf(bed, '205')), 'registered, with 204');
		yield isEqual('who calls', told(await stateOf(bed, '204')), 'registered, with 205');
		const { state } = await bed.item({ resource: 'extension', operation: 'get', extension: '205' });
		yield isEqual('the phone that rings is told as RINGING', state, 'RINGING');

		bed.phone('205').answer(ringing);
		await bed.phone('204').sees('answeredAt');
		await wait(300);
		yield isEqual('in the talk: one', told(await stateOf(bed, '204')), 'registered, with 205');
		yield isEqual(
			'in the talk: the other',
			told(await stateOf(bed, '205')),
			'registered, with 204',
		);
		const number = await bed.item({
			resource: 'extension',
			operation: 'getState',
			extension: '204',
			options: { numberOnly: true },
		});
		yield isEqual('in the talk: the bare number', number.otherParty, '205');
		const current = await bed.item({
			resource: 'extension',
			operation: 'getCurrentCalls',
			extension: '205',
		});
		const isNamed = String(current.channels).startsWith('SIP/205-');
		yield holds('in the talk: the channel of its current call', isNamed, current.channels);

		bed.phone('204').hangUp(call);
		await bed.clear();
		yield isEqual('after the talk', told(await stateOf(bed, '205')), 'registered, idle');
		await bed.phone('208').register(0);
		yield isEqual('after it signed off', told(await stateOf(bed, '208')), 'not registered, idle');
		await bed.phone('208').register();
		yield isEqual('after it signed on', told(await stateOf(bed, '208')), 'registered, idle');
	},
};
