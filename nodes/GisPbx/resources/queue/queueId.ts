import type { LocatedQueue } from '../../locators/queue';
import type { PbxConnection } from '../../transport/connection';

/** The ID of a queue, where the PBX knows it by nothing else; a number is refused in words. */
export function queueIdOf(pbx: PbxConnection, { mode, value }: LocatedQueue): string {
	if (mode !== 'number') return value;
	return pbx.refuse(
		`Queue was given by its number (${value}), but the PBX tells this only by ID`,
		'Choose the queue from the list, or give its ID. The operation Get Many of a queue shows the IDs.',
	);
}

/** Ends the item. */
export function queueNotFound(pbx: PbxConnection, queueId: string): never {
	return pbx.refuse(
		`Queue ${queueId} was not found`,
		'This tenant has no queue with this ID; by its number the PBX does not tell this. The operation Get Many of a queue shows the IDs.',
	);
}
