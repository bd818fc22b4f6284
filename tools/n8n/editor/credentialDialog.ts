import type { Page } from 'playwright-core';
import { closeNotices } from './notices';
import { ParameterForm } from './parameterForm';

/** The open dialog of a credential. */
export class CredentialDialog {
	readonly form: ParameterForm;

	constructor(private readonly page: Page) {
		this.form = new ParameterForm(page, 'node-credentials-config-container');
	}

	/** Saves a credential whose test fails; returns all that n8n then says about the test. */
	async saveAndSeeFailure(): Promise<string> {
		await this.page.getByTestId('credential-save-button').click();
		await this.page.getByText('connect with these settings').waitFor();
		await closeNotices(this.page);
		await this.page.getByText('More details').click();
		return await this.text();
	}

	/** Saves a new credential whose test passes; n8n then closes the dialog by itself. */
	async save(): Promise<void> {
		await this.page.getByTestId('credential-save-button').click();
		await this.page.getByTestId('credential-edit-dialog').waitFor({ state: 'hidden' });
		await closeNotices(this.page);
	}

	/** Saves a stored credential that was changed, and closes the dialog: here n8n leaves it open. */
	async saveChange(): Promise<void> {
		await this.page.getByTestId('credential-save-button').click();
		const dialog = this.page.getByTestId('editCredential-modal');
		await dialog.getByText('Saved', { exact: true }).waitFor();
		await closeNotices(this.page);
		await this.close();
	}

	/** What the green banner says, which n8n shows when it has tested an opened credential. */
	async success(): Promise<string> {
		return (await this.page.getByText(/tested successfully/).innerText()).trim();
	}

	async close(): Promise<void> {
		await this.page.getByTestId('editCredential-modal').getByLabel('Close this dialog').click();
		await this.page.getByTestId('credential-edit-dialog').waitFor({ state: 'hidden' });
	}

	private async text(): Promise<string> {
		return await this.page.getByTestId('node-credentials-config-container').innerText();
	}
}
