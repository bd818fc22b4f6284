import type { Effect, Reached } from '../../pbx/agents/deed';
import { meaningIn } from '../../pbx/columns';
import { rungNumber } from '../../pbx/phoneNumber';
import { onlyReads } from './knownReads';
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

/** Other requests that pbx.md#how-the-pbx-answers knows to ring nobody; a campaign has its numbers already. */
const QUIET =
	'agent campaign cdr countcalls countchannels dnd hangup mediafile phonebook queue setflow virtualext voicemail'.split(
		' ',
	);

/** What a request does: all of a campaign and all that nobody knows counts as reaching people. */
export function effectOf(request: OtherRequest): Effect {
	if (onlyReads(request)) return 'reads';
	const type = canonical(request.requestType);
	return QUIET.includes(type) && !Object.hasOwn(REACHING, type) ? 'writes' : 'reachesPeople';
}

/** The numbers that a request reaches, of the types that are known to reach any. */
export function reachedBy({ requestType, parameters }: Omit<OtherRequest, 'replyFormat'>): Reached {
	const type = canonical(requestType);
	const isQuiet = QUIET.includes(type) || onlyReads({ requestType, parameters });
	const reaching = meaningIn(REACHING, type) ?? { by: 'call', parameters: [] };
	const valuesOf = (name: string) =>
		parameters.filter((pair) => canonical(pair.name) === name).map(({ value }) => value.trim());
	const [account] = valuesOf('account');
	const numbers = reaching.parameters.flatMap((name) =>
		valuesOf(name).map((value): [string, string] => [name, rungNumber(value, account)]),
	);
	const [at] = reaching.by === 'fax' ? valuesOf('schedule') : [];
	return { by: reaching.by, numbers, at, isUnknown: numbers.length === 0 && !isQuiet };
}
