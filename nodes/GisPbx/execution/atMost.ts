/**
 * Does `work`, which must not reject, for every item: begun in their order, at most `limit` under way
 * at a time. Own code, since n8n 1.x ships no `p-limit`.
 */
export async function atMost<Item>(
	limit: number,
	items: Item[],
	work: (item: Item) => Promise<void>,
): Promise<void> {
	const waiting = items.values();
	const takeTurns = async () => {
		for (const item of waiting) await work(item);
	};
	await Promise.all(Array.from({ length: limit }, takeTurns));
}
