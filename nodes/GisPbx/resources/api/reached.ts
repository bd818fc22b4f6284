import type { Reached } from '../operation';
import { canonical, type OtherRequest } from './refused';

/**
 * Of the requests that ring or write to somebody, the parameters that hold the numbers, whom it is
 * about first; DIAL and FAX know each by two names (pbx.md#dial and pbx.md#fax).
 */
const REACHING: Record<string, { by: Reached['by']; parameters: string[] }> = {
	dial: { by: 'call', parameters: ['dest', 'phone', 'source', 'exten'] },
	transfer: { by: 'call', parameters: ['dest'] },
	atxtransfer: { by: 'call', parameters: ['dest'] },
	sms: { by: 'sms', parameters: ['dest'] },
	fax: { by: 'fax', parameters: ['dest_number', 'number'] },
	campaign: { by: 'campaign', parameters: ['number'] },
};

/** The numbers that a request reaches, of the types that are known to reach any. */
export function reachedBy({ requestType, parameters }: Omit<OtherRequest, 'replyFormat'>): Reached {
	const type = canonical(requestType);
	if (!Object.hasOwn(REACHING, type)) return { by: 'call', numbers: [] };
	const { by, parameters: names } = REACHING[type];
	return {
		by,
		numbers: names.flatMap((name) =>
			parameters
				.filter((pair) => canonical(pair.name) === name)
				.map(({ value }): [string, string] => [name, value.trim()]),
		),
	};
}
