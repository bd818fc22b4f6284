/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { OWNER } from './rest';

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
const QUIET = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const EXECUTION_LIMIT_MS = 120_000;

/** n8n's editor in a Chromium without a window, signed in as the owner. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens the browser and signs in; throws when no Chromium is on PATH. */
	static async open(url: string): Promise<Editor> {
		const executablePath = findChromium();
		if (!executablePath) {
			throw new Error(`No Chromium on PATH (looked for ${CHROMIUM_NAMES.join(', ')})`);
		}
		const browser = await chromium.launch({ executablePath, args: QUIET });
		const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
		await page.goto(`${url}/signin`);
		await page.fill('input[name="emailOrLdapLoginId"]', OWNER.email);
		await page.fill('input[name="password"]', OWNER.password);
		await page.click('[data-test-id="form-submit-button"]');
		await page.waitForURL((target) => !target.pathname.startsWith('/signin'));
		return new Editor(browser, page, url);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.waitForSelector('[data-test-id="canvas-node"]');
	}

	/** Presses "Execute workflow", waits until n8n says that it ended, and closes that notice. */
	async execute(): Promise<void> {
		await this.page.click('[data-test-id="execute-workflow-button"]');
		await this.page
			.getByText(/Workflow executed successfully|Problem in node/)
			.first()
			.waitFor({ timeout: EXECUTION_LIMIT_MS });
		await this.page.locator('.el-notification__closeBtn').first().click();
	}

	/** Opens the form of a node. */
	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.page.waitForSelector('[data-test-id="node-parameters"]');
	}

	/** Opens the list of a picker and waits for its entries. */
	async openPicker(parameter: string): Promise<void> {
		const picker = this.page.locator(`[data-test-id="resource-locator-${parameter}"]`);
		await picker.locator('[data-test-id="rlc-input-container"], input').last().click();
		await this.page.locator('[data-test-id="rlc-item"]').first().waitFor();
	}

	/** Runs the open node alone and waits for its items. */
	async testNode(): Promise<void> {
		await this.page.locator('[data-test-id="node-execute-button"]').first().click();
		await this.page
			.locator(
				'[data-test-id="ndv-run-data-pagination-current-page"], [data-test-id="ndv-items-count"]',
			)
			.last()
			.waitFor({ timeout: EXECUTION_LIMIT_MS });
	}

	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
	}

	/** Saves what the window shows as a PNG file. */
	async screenshot(path: string): Promise<void> {
		await this.page.waitForTimeout(1_000); // moving parts come to rest
		await this.page.screenshot({ path });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}

/** The first Chromium or Chrome on PATH. */
export function findChromium(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = folders.flatMap((folder) => CHROMIUM_NAMES.map((name) => join(folder, name)));
	return candidates.find((path) => existsSync(path));
}
