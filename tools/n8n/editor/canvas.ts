import type { Locator, Page } from 'playwright-core';

type ActionKind = 'Actions' | 'Triggers';

const EXECUTION_LIMIT_MS = 120_000;

/** n8n's canvas: a workflow, its nodes and the list from which nodes are added. */
export class Canvas {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').waitFor();
	}

	/** Opens the list of nodes and searches in it. */
	async searchNodes(words: string): Promise<void> {
		const first = this.page.getByTestId('canvas-add-button');
		await (
			(await first.isVisible()) ? first : this.page.getByTestId('node-creator-plus-button')
		).click();
		await this.page.getByTestId('node-creator-search-bar').fill(words);
		await this.entry(words).waitFor();
	}

	/** Opens the list of actions or of triggers that a node has. */
	async openActions(node: string, kind: ActionKind): Promise<void> {
		await this.searchNodes(node);
		await this.entry(node).click();
		const heading = this.page.getByTestId('node-creator-category-item').filter({ hasText: kind });
		await heading.waitFor();
		// which of the two lists is open depends on what the workflow has already
		const isOpen = (await heading.locator('[data-icon="chevron-down"]').count()) > 0;
		if (!isOpen) await heading.click();
	}

	/**
	 * Puts a node on the canvas; its form opens. A node with a list of actions and triggers of its own
	 * is added by one of them, as the list names it.
	 */
	async addNode(node: string, kind?: ActionKind, action = node): Promise<void> {
		if (kind) await this.openActions(node, kind);
		else await this.searchNodes(node);
		await this.entry(action).click();
		await this.page.getByTestId('node-parameters').waitFor();
	}

	/** Opens the form of a node. */
	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.page.getByTestId('node-parameters').waitFor();
	}

	/** Presses "Execute workflow", waits until n8n says that it ended, and closes that notice. */
	async execute(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').click();
		await this.page
			.getByText(/Workflow executed successfully|Problem in node/)
			.first()
			.waitFor({ timeout: EXECUTION_LIMIT_MS });
		await closeNotices(this.page);
	}

	async zoomToFit(): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
	}

	private entry(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}
}

/** Closes the notices in the corner, which hide what is below them. */
export async function closeNotices(page: Page): Promise<void> {
	await page
		.locator('.el-notification__closeBtn')
		.evaluateAll((closers: Array<{ click(): void }>) => closers.forEach((each) => each.click()));
	await page.locator('.el-notification').first().waitFor({ state: 'hidden' });
}
