import type { Settings } from '../transport/account';
import type { PbxConnection } from '../transport/connection';

/**
 * A list that all items of an execution look something up in: read once for each account, and not
 * again where it could not be read.
 */
export function onceForAccount<T>(
	read: (pbx: PbxConnection) => Promise<T>,
): (pbx: PbxConnection) => Promise<T> {
	const known = new WeakMap<Settings, Promise<T>>();
	return async (pbx) => {
		const list = known.get(pbx.settings) ?? read(pbx.ofNoItem());
		known.set(pbx.settings, list);
		return await list;
	};
}
