import type { Effect, Reached } from '../../pbx/agents/deed';
import { meaningIn } from '../../pbx/columns';
import { holdsNumber, rungNumber } from '../../pbx/phoneNumber';
import { onlyReads } from './knownReads';
import { canonical, type OtherRequest } from './refused';

interface Reaching {
	by: Reached['by'];
	/** Those that hold the numbers, whom it is about first. */
	parameters: string[];
	/** Values of `action` with which it reaches nobody. */
	unless?: string[];
}

/**
 * The requests that ring or write to somebody, or send callers there; DIAL and FAX know each number by two
 * names (pbx.md#dial, pbx.md#fax, pbx.md#queue-members, pbx.md#flows).
 */
const REACHING: Record<string, Reaching> = {
	agent: { by: 'route', parameters: ['extension'], unless: ['del', 'pause', 'unpause'] },
	queue: { by: 'route', parameters: ['extension'], unless: ['clean', 'del'] },
	virtualext: { by: 'route', parameters: ['extension'], unless: ['clean', 'del', 'list'] },
	setflow: { by: 'route', parameters: ['value'] },
	dial: { by: 'call', parameters: ['dest', 'phone', 'source', 'exten'] },
	transfer: { by: 'call', parameters: ['dest'] },
	atxtransfer: { by: 'call', parameters: ['dest'] },
	sms: { by: 'sms', parameters: ['dest'] },
	fax: { by: 'fax', parameters: ['dest_number', 'number'] },
	campaign: { by: 'campaign', parameters: ['number'] },
};

const NOBODY_KNOWS: Reaching = { by: 'call', parameters: [] };

/** Other requests that pbx.md#how-the-pbx-answers knows to ring nobody by themselves; a campaign has its numbers already. */
const QUIET =
	'agent campaign cdr countcalls countchannels dnd hangup mediafile phonebook queue setflow virtualext voicemail'.split(
		' ',
	);

/** What a request does: all of a campaign and all that nobody knows counts as reaching people. */
export function effectOf(request: OtherRequest): Effect {
	if (onlyReads(request)) return 'reads';
	const type = canonical(request.requestType);
	const by = meaningIn(REACHING, type)?.by ?? 'route';
	return QUIET.includes(type) && by === 'route' ? 'writes' : 'reachesPeople';
}

/** The numbers that a request reaches, of the types that are known to reach any. */
export function reachedBy(request: Omit<OtherRequest, 'replyFormat'>): Reached {
	const type = canonical(request.requestType);
	const { by, parameters, unless = [] } = meaningIn(REACHING, type) ?? NOBODY_KNOWS;
	if (onlyReads(request) || unless.includes(actionOf(request))) return { by, numbers: [] };
	const valuesOf = (name: string) =>
		request.parameters
			.filter((pair) => canonical(pair.name) === name)
			.map(({ value }) => value.trim());
	const [account] = valuesOf('account');
	const numbers = parameters
		.flatMap((name) => valuesOf(name).map((value): [string, string] => [name, value]))
		.map(([name, value]): [string, string] => [name, rungNumber(value, account)])
		.filter(([, value]) => type !== 'setflow' || holdsNumber(value));
	const [at] = by === 'fax' ? valuesOf('schedule') : [];
	return { by, numbers, at, isUnknown: numbers.length === 0 && !QUIET.includes(type) };
}

/** PHP tells `Action` from `action`: the other is no such parameter. */
function actionOf({ parameters }: Pick<OtherRequest, 'parameters'>): string {
	return canonical(parameters.find(({ name }) => name === 'action')?.value ?? '');
}
