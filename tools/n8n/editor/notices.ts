import type { Page } from 'playwright-core';
import { HANGING_AFTER_MS } from '../patience';

/**
 * Waits for the notice in the corner that says so, and closes it. The same words may stand
 * elsewhere in the page, hidden, e.g. in the tooltip of an earlier run.
 */
export async function waitForNotice(page: Page, words: RegExp): Promise<string> {
	const notice = notices(page).filter({ hasText: words, visible: true }).first();
	await notice.waitFor({ timeout: HANGING_AFTER_MS });
	const text = await notice.innerText();
	await closeNotices(page);
	return text;
}

/** Closes the notices in the corner, which hide what is below them. */
export async function closeNotices(page: Page): Promise<void> {
	await page
		.locator('.el-notification__closeBtn')
		.evaluateAll((closers: Array<{ click(): void }>) => closers.forEach((each) => each.click()));
	await notices(page).filter({ visible: true }).first().waitFor({ state: 'hidden' });
}

const notices = (page: Page) => page.locator('.el-notification');
