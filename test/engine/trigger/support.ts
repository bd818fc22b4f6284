import type { IDataObject } from 'n8n-workflow';

import type { TestPbx } from '../support';
import { Followed, type FollowOptions } from './pollHarness';

/** The trigger on a test's PBX; whatever was activated is stopped after each test. */
export function useTrigger(pbx: TestPbx) {
	let active: Followed[] = [];
	afterEach(async () => {
		for (const followed of active) await followed.stop();
		active = [];
	});
	const make = (options: Partial<FollowOptions> = {}): Followed => {
		const followed = new Followed({ credentials: { gisPbxApi: pbx.credential() }, ...options });
		active.push(followed);
		return followed;
	};
	return {
		make,
		activate: async (options?: Partial<FollowOptions>) => await make(options).activate(),
		/** n8n dies, and starts again with what it had kept. */
		async restart(last: Followed, options: Partial<FollowOptions> = {}): Promise<Followed> {
			const staticData = last.staticData();
			await last.stop();
			return await make({ staticData, activation: 'init', ...options }).activate();
		},
	};
}

/** Call IDs in the order of emission. */
export function idsOf(followed: Followed): unknown[] {
	return followed.json().map(({ callId, sc_uniqueid }) => callId ?? sc_uniqueid);
}

/** What the feed remembers. */
export function feedOf(followed: Followed): IDataObject | undefined {
	const memory = followed.staticData()['node:GIS PBX Trigger'] as IDataObject | undefined;
	return memory?.feed as IDataObject | undefined;
}

/** Static data with this as the feed's memory. */
export function remembering(feed: unknown): IDataObject {
	return { 'node:GIS PBX Trigger': { feed } as IDataObject };
}
