import type { IN8nHttpFullResponse } from 'n8n-workflow';

import type { Asked } from './faultTexts';
import { headerOf, type HttpRequest } from './send';

/** What a web server in front may have stumbled at, and when it wants to be asked again. */
export function askedOf(
	{ parameters, upload }: Pick<HttpRequest, 'parameters' | 'upload'>,
	response: IN8nHttpFullResponse,
): Asked {
	return {
		waitSeconds: waitSecondsIn(headerOf(response, 'retry-after'), Date.now()),
		isUpload: upload !== undefined,
		longest: longestOf(parameters),
	};
}

/** Retry-After is a number of seconds or a date. */
function waitSecondsIn(retryAfter: string, now: number): number | undefined {
	const text = retryAfter.trim();
	const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
	return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

function longestOf(parameters: HttpRequest['parameters']): Asked['longest'] {
	const sizes = Object.values(parameters).map((value = '') => ({
		letters: [...value].length,
		characters: encodeURIComponent(value.toWellFormed()).length,
	}));
	return sizes.sort((a, b) => b.characters - a.characters)[0];
}
