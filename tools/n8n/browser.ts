import { chromium, type Browser } from 'playwright-core';
import { findProgram } from './findProgram';

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
	// the browser reaches this machine only, so that nothing depends on a server elsewhere
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** A Chromium without a window; throws when there is none on PATH. */
export async function launchChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (!executablePath) {
		throw new Error(`No Chromium on PATH (looked for ${CHROMIUM_NAMES.join(', ')})`);
	}
	return await chromium.launch({ executablePath, args: QUIET });
}

/** The first Chromium or Chrome on PATH. */
export const findChromium = (): string | undefined => findProgram(CHROMIUM_NAMES);
