import type { Locator, Page } from 'playwright-core';

/** The parameters of the open node, or of the open credential, as n8n shows them. */
export class ParameterForm {
	/** `root`: the test ID of what holds the form. */
	constructor(
		private readonly page: Page,
		private readonly root: string,
	) {}

	/** The labels of all parameters in sight, from top to bottom. */
	async labels(): Promise<string[]> {
		const labels = this.inside.getByTestId('input-label').filter({ visible: true });
		return (await labels.allInnerTexts()).map((text) => text.split('\n')[0].trim());
	}

	/** Chooses an entry of a drop-down list by its text. */
	async choose(parameter: string, entry: string): Promise<void> {
		await this.input(parameter).click();
		await this.listed('parameter-input-item').getByText(entry, { exact: true }).click();
		await this.listed('parameter-input-item').first().waitFor({ state: 'hidden' });
	}

	/** Opens a drop-down list and reads the names of its entries. */
	async entriesOf(parameter: string): Promise<string[]> {
		return await this.readList(this.input(parameter), 'parameter-input-item');
	}

	/** Opens the list of a collection, e.g. "Add Option", and reads what can be added. */
	async addable(button: string): Promise<string[]> {
		const opener = this.inside
			.getByTestId('collection-parameter-add')
			.filter({ has: this.page.getByPlaceholder(button) });
		return await this.readList(opener, 'collection-parameter-option');
	}

	async fill(parameter: string, value: string): Promise<void> {
		await this.input(parameter).locator('input, textarea').first().fill(value);
	}

	/** Turns a switch. */
	async toggle(parameter: string): Promise<void> {
		await this.input(parameter).locator('.el-switch').click();
	}

	/** Has a picker filled in another way: `list`, or the name of a mode in which one types. */
	async choosePickerMode(parameter: string, mode: string): Promise<void> {
		await this.picker(parameter).getByTestId('rlc-mode-selector').click();
		await this.listed(`mode-${mode}`).click();
		await this.listed(`mode-${mode}`).waitFor({ state: 'hidden' });
	}

	/** Opens a picker's list, waits until it is filled and reads its entries. */
	async openPicker(parameter: string): Promise<string[]> {
		await this.picker(parameter).getByTestId('rlc-input-container').click();
		await this.listed('rlc-item')
			.or(this.page.getByTestId('rlc-error-container').filter({ visible: true }))
			.first()
			.waitFor();
		return await this.pickable();
	}

	/** The entries of the open picker. */
	async pickable(): Promise<string[]> {
		return await this.listed('rlc-item').allInnerTexts();
	}

	/** Types into the search box of the open picker and waits until the list has this many entries. */
	async searchPicker(words: string, expected: number): Promise<string[]> {
		await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(words);
		const entries = this.listed('rlc-item');
		await entries.nth(expected).waitFor({ state: 'hidden' });
		await entries.nth(expected - 1).waitFor();
		return await this.pickable();
	}

	/** Types into a picker that is in a mode for that. */
	async fillPicker(parameter: string, value: string): Promise<void> {
		await this.picker(parameter)
			.getByTestId('rlc-input-container')
			.locator('input')
			.first()
			.fill(value);
	}

	/** Takes an entry of the open picker. */
	async pick(entry: string): Promise<void> {
		await this.listed('rlc-item').getByText(entry, { exact: true }).click();
	}

	/** What a picker shows as chosen. */
	async picked(parameter: string): Promise<string> {
		return await this.picker(parameter).locator('input').last().inputValue();
	}

	async closeList(): Promise<void> {
		await this.page.keyboard.press('Escape');
	}

	/** What holds the form. */
	get inside(): Locator {
		return this.page.getByTestId(this.root);
	}

	private input(parameter: string): Locator {
		return this.inside.getByTestId(`parameter-input-${parameter}`).first();
	}

	private picker(parameter: string): Locator {
		return this.inside.getByTestId(`resource-locator-${parameter}`);
	}

	/** Entries of the list that is open; n8n keeps those of other lists hidden in the page. */
	private listed(testId: string): Locator {
		return this.page.getByTestId(testId).filter({ visible: true });
	}

	private async readList(opener: Locator, entryTestId: string): Promise<string[]> {
		await opener.click();
		const entries = this.listed(entryTestId);
		await entries.first().waitFor();
		const names = await entries.allInnerTexts();
		await this.closeList();
		await entries.first().waitFor({ state: 'hidden' });
		return names.map((name) => name.split('\n')[0].trim());
	}
}
