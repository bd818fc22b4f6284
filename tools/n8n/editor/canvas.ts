import type { Locator, Page } from 'playwright-core';
import { boxAround, widened, type Box } from './box';
import { waitForNotice } from './notices';

/** What stands beside and below a node: its name, what it does, the ends of its lines. */
const LABELS = '[class*="_description_"], [data-test-id="canvas-handle-plus-wrapper"]';
/** What n8n lays over the workflow. */
const BUTTONS =
	'.vue-flow__panel, [data-test-id$="-button"], [data-test-id^="execute-workflow-button"]';
const ROOM_PX = 24;
/** No node has a name or word like that. */
const NOWHERE = 'qqqqqqqq';

type ActionKind = 'Actions' | 'Triggers';

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
		await (await this.openedSearch()).fill(words);
		await this.entry(words).waitFor();
	}

	/** The names that a search brings, best first. */
	async namesFoundBy(words: string): Promise<string[]> {
		const search = await this.openedSearch();
		// what the last search brought goes first
		await search.fill(NOWHERE);
		await this.page.getByTestId('node-creator-no-results').waitFor();
		await search.fill(words);
		const names = this.page.getByTestId('node-creator-item-name');
		await names.first().waitFor();
		return (await names.allTextContents()).map((name) => name.trim());
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
		await waitForNotice(this.page, /Workflow executed successfully|Problem in node/);
	}

	async zoomToFit(): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
	}

	/** Where the workflow is in the window, and the style that hides the buttons above it. */
	async picture(): Promise<{ clip: Box; style: string }> {
		const nodes = this.page.locator('.vue-flow__node');
		const parts = [nodes, nodes.locator(LABELS), this.page.locator('.vue-flow__edge-path')];
		return { clip: widened(await boxAround(parts), ROOM_PX), style: `${BUTTONS} { opacity: 0 }` };
	}

	private async openedSearch(): Promise<Locator> {
		const search = this.page.getByTestId('node-creator-search-bar');
		if (await search.isVisible()) return search;
		const first = this.page.getByTestId('canvas-add-button');
		const isEmpty = await first.isVisible();
		await (isEmpty ? first : this.page.getByTestId('node-creator-plus-button')).click();
		return search;
	}

	private entry(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}
}
