import type { Page } from 'playwright-core';

/**
 * What the page wrote to the browser's console as an error or threw, in words that are the same in
 * each run: without ports, IDs and hashes of n8n's files. Failed look-ups of other machines are
 * kept apart: the browser may reach none.
 */
export class ConsoleErrors {
	private readonly own = new Set<string>();
	private readonly elsewhere = new Set<string>();

	constructor(page: Page, url: string) {
		page.on('console', (message) => {
			if (message.type() !== 'error') return;
			const from = message.location().url;
			const isElsewhere = message.text().includes('ERR_NAME_NOT_RESOLVED') && !from.startsWith(url);
			(isElsewhere ? this.elsewhere : this.own).add(normalised(`${message.text()} (${from})`));
		});
		page.on('pageerror', (error) => this.own.add(normalised(`thrown: ${error.message}`)));
	}

	/** Each message once. */
	get messages(): string[] {
		return [...this.own];
	}

	/** Each failed look-up of another machine once. */
	get lookUps(): string[] {
		return [...this.elsewhere];
	}
}

function normalised(text: string): string {
	return text
		.replace(/https?:\/\/127\.0\.0\.1:\d+/g, '')
		.replace(/-[\w-]{8}\.js/g, '.js')
		.replace(/\b(?=\w*\d)\w{16,}\b/g, 'ID')
		.replace(/\?[^\s)]*/g, '')
		.trim();
}
