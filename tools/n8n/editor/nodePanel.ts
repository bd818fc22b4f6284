import type { Locator, Page } from 'playwright-core';
import { waitForNotice } from './notices';
import { ParameterForm } from './parameterForm';

/** The open node: its form, its test and what came out of it. */
export class NodePanel {
	readonly form: ParameterForm;

	constructor(private readonly page: Page) {
		this.form = new ParameterForm(page, 'node-parameters');
	}

	/** Runs the open node; returns the words above its items, e.g. "3 items". */
	async execute(): Promise<string> {
		await this.press();
		return await this.ended();
	}

	/** The same once a run has ended that something else set off. */
	async ended(): Promise<string> {
		await waitForNotice(this.page, /executed successfully|Problem in node|cannot start/);
		return await this.output.getByTestId('ndv-items-count').innerText();
	}

	/** The address at which a trigger that has a web hook can be tested. */
	async testUrl(): Promise<string> {
		await this.page.getByText('Webhook URLs', { exact: true }).click();
		return (await this.page.locator('.webhook-url').innerText()).trim();
	}

	/** Runs a trigger that has a web hook: n8n listens at its test address. */
	async listen(): Promise<void> {
		await this.press();
		await this.page.getByText('Listening for test event').first().waitFor();
	}

	/** Presses the button that runs the node although n8n will not start it; returns n8n's notice. */
	async executeInVain(): Promise<string> {
		await this.press();
		return await waitForNotice(this.page, /./);
	}

	/** Everything that the panel of the output shows. */
	async outputText(): Promise<string> {
		return await this.output.innerText();
	}

	/** The names of the columns of the output's table. */
	async outputColumns(): Promise<string[]> {
		return (await this.output.locator('th').allInnerTexts()).filter((name) => name.trim() !== '');
	}

	/** The error that the output shows: what happened, and what to do. */
	async error(): Promise<{ message: string; description: string }> {
		const message = await this.output.getByTestId('node-error-message').innerText();
		const description = this.output.getByTestId('node-error-description');
		return { message, description: (await description.allInnerTexts()).join(' ') };
	}

	/** Shows the output another way. */
	async showOutputAs(view: 'Schema' | 'Table' | 'JSON'): Promise<void> {
		await this.output.getByTestId(`radio-button-${view.toLowerCase()}`).click();
	}

	/** Opens the dialog of a new credential. */
	async newCredential(): Promise<void> {
		// n8n shows a list of credentials, or a button while there is none
		const none = this.form.inside.getByRole('button', { name: /^(Connect to|Set up)/ });
		await this.page.getByTestId('node-credentials-select').or(none).click();
		const dialog = this.page.getByTestId('credential-edit-dialog');
		const create = this.page.getByTestId('node-credentials-select-item-new');
		await dialog.or(create).first().waitFor();
		if (await create.isVisible()) await create.click();
		await dialog.waitFor();
	}

	/** Opens the dialog of the credential that is chosen. */
	async editCredential(): Promise<void> {
		await this.page.getByTestId('credential-edit-button').click();
		await this.page.getByTestId('credential-edit-dialog').waitFor();
	}

	async isOpen(): Promise<boolean> {
		return await this.page.getByTestId('node-parameters').isVisible();
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('node-parameters').waitFor({ state: 'hidden' });
	}

	private async press(): Promise<void> {
		await this.page.getByTestId('node-execute-button').last().click();
	}

	private get output(): Locator {
		return this.page.getByTestId('output-panel');
	}
}
