import type { IDataObject } from 'n8n-workflow';
import { RowKeys } from '../../../nodes/GisPbx/trigger/feed/keys';
import { isLedger, Settled } from '../../../nodes/GisPbx/trigger/feed/ledger';

const rowKeys = new RowKeys();
const keyOf = (identity: string) => rowKeys.of(identity);

/** Whether the trigger, going by what it remembers (feed.md#state), has emitted what has this ID. */
export function remembers(memory: IDataObject, id: string): boolean {
	const states = [memory, ...Object.values(memory)] as Array<IDataObject | null>;
	const ledger = states.map((state) => state?.ledger).find(isLedger);
	return ledger !== undefined && new Settled(ledger).bucketOf(keyOf(id)) !== undefined;
}
