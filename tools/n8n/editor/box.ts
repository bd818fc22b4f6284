import type { Locator } from 'playwright-core';

/** A rectangle of the window, in pixels. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The smallest rectangle around everything visible that these find. */
export async function boxAround(locators: Locator[]): Promise<Box> {
	const found = await Promise.all(locators.map(async (locator) => await locator.all()));
	const boxes = await Promise.all(found.flat().map(async (each) => await each.boundingBox()));
	const seen = boxes.filter((box) => box !== null);
	if (seen.length === 0) throw new Error('Nothing to see of what was to be pictured');
	const x = Math.min(...seen.map((box) => box.x));
	const y = Math.min(...seen.map((box) => box.y));
	const right = Math.max(...seen.map((box) => box.x + box.width));
	const bottom = Math.max(...seen.map((box) => box.y + box.height));
	return { x, y, width: right - x, height: bottom - y };
}

/** The same with room on each side. */
export function widened({ x, y, width, height }: Box, room: number): Box {
	return { x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room };
}
