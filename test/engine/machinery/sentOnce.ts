import type { TestPbx } from '../support';

/** A dial per item, from the item's own extension to the item's own number. */
export const DIAL_EACH = {
	resource: 'call',
	operation: 'dial',
	source: '={{ $json.source ?? "204" }}',
	destination: '={{ $json.destination }}',
};

/** The same, each followed to its end. */
export const WAIT_EACH = { ...DIAL_EACH, operation: 'dialAndWait' };

/** As n8n runs a node again: three tries, at once. */
export const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** Items that each dial another number, 0500000001 and up. */
export function numbersToDial(count: number): Array<{ destination: string }> {
	return Array.from({ length: count }, (_, index) => ({ destination: numberOf(index) }));
}

/** The number that the item at an index dials. */
export function numberOf(index: number): string {
	return `0500000${String(index + 1).padStart(3, '0')}`;
}

/** The numbers that the PBX was asked to dial, in order. */
export function dialled(pbx: TestPbx): string[] {
	return pbx
		.sent()
		.filter(({ reqtype }) => reqtype.toUpperCase() === 'DIAL')
		.map(({ dest }) => dest);
}
