/* eslint-disable @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { selectors, type Browser, type Page } from 'playwright-core';
import { launchChromium } from '../browser';
import { OWNER } from '../session';
import { boxAround } from './box';
import { Canvas } from './canvas';
import { ConsoleErrors } from './consoleErrors';
import { CredentialDialog } from './credentialDialog';
import { NodePanel } from './nodePanel';

/** How n8n's editor marks what can be found in it. */
selectors.setTestIdAttribute('data-test-id');

const STEP_LIMIT_MS = 20_000;

/** Hides the buttons that lead from the open node to those before and after it. */
const NEIGHBOURS = '[data-test-id="floating-node"] { opacity: 0 }';

export interface Look {
	colorScheme?: 'light' | 'dark';
	width?: number;
	height?: number;
}

/** n8n's editor in a Chromium without a window, signed in as the owner. */
export class Editor {
	readonly canvas: Canvas;
	readonly panel: NodePanel;
	readonly credentialDialog: CredentialDialog;
	readonly consoleErrors: ConsoleErrors;

	private constructor(
		private readonly browser: Browser,
		private readonly page: Page,
		url: string,
	) {
		this.consoleErrors = new ConsoleErrors(page, url);
		this.canvas = new Canvas(page, url);
		this.panel = new NodePanel(page);
		this.credentialDialog = new CredentialDialog(page);
	}

	/** Opens the browser and signs in; throws when no Chromium is on PATH. */
	static async open(url: string, look: Look = {}): Promise<Editor> {
		const { colorScheme = 'light', width = 1600, height = 900 } = look;
		const browser = await launchChromium();
		const page = await browser.newPage({ viewport: { width, height }, colorScheme });
		page.setDefaultTimeout(STEP_LIMIT_MS);
		const editor = new Editor(browser, page, url);
		try {
			await signIn(page, url);
		} catch (error) {
			await browser.close();
			throw error;
		}
		return editor;
	}

	async resize(width: number, height: number): Promise<void> {
		await this.page.setViewportSize({ width, height });
	}

	/** Saves what the window shows, or the part of it that holds these test IDs, as a PNG file. */
	async screenshot(path: string, ...testIds: string[]): Promise<void> {
		await this.comeToRest();
		const parts = testIds.map((testId) => this.page.getByTestId(testId));
		const clip = parts.length > 0 ? await boxAround(parts) : undefined;
		await this.page.screenshot({ path, clip, style: NEIGHBOURS });
	}

	/** Saves the whole workflow on the canvas as a PNG file, without n8n's buttons. */
	async workflowPicture(path: string): Promise<void> {
		await this.canvas.zoomToFit();
		await this.comeToRest();
		await this.page.screenshot({ path, ...(await this.canvas.picture()) });
	}

	private async comeToRest(): Promise<void> {
		await this.page.mouse.move(0, 0); // nothing is shown as hovered
		await this.page.waitForTimeout(1_000);
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.fill('input[name="emailOrLdapLoginId"]', OWNER.email);
	await page.fill('input[name="password"]', OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((target) => !target.pathname.startsWith('/signin'));
}
