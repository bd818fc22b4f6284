import { meaningIn } from '../../pbx/columns';
import type { Expected } from '../../pbx/reply/reply';
import { canonical, type OtherRequest } from './refused';

type Asked = Pick<OtherRequest, 'requestType' | 'parameters'>;

/** A type that reads: always, or with these values of a parameter only. */
interface Read {
	by?: [parameter: string, ...values: string[]];
	/** What a parsed reply is made of; default: JSON. */
	as?: Extract<Expected, 'list' | 'text'>;
	/** The text is one word: what says no is a refusal. */
	isWord?: true;
}

/**
 * The requests that pbx.md#how-the-pbx-answers knows to change nothing (decisions.md#other-request):
 * they run as reads, everything else is a write.
 */
const READS: Record<string, Read> = {
	agent: { by: ['action', 'listqueues'] },
	blfs: {},
	channels: {},
	dnd: { by: ['action', 'get'], as: 'text', isWord: true },
	flows: {},
	getcurrentcalls: { as: 'list' },
	help: { as: 'text' },
	info: {},
	peers: {},
	phonebooks: { as: 'list' },
	queue: { by: ['action', 'list', 'fulllist'], as: 'list' },
	responsepath: { by: ['action', 'list'] },
	voicemail: { by: ['action', 'list', 'messages'] },
};

/** Whether a request changes nothing for certain. */
export function onlyReads({ requestType, parameters }: Asked): boolean {
	const read = meaningIn(READS, canonical(requestType));
	if (!read?.by) return read !== undefined;
	const [name, ...values] = read.by;
	// PHP tells `Action` from `action`: the other is no such parameter.
	const given = parameters.filter((pair) => canonical(pair.name) === name);
	return given.length === 1 && given[0].name === name && values.includes(canonical(given[0].value));
}

/** What the answer of a read is, where it is asked for as JSON. */
export function readAs({ requestType }: Asked): Expected {
	return meaningIn(READS, canonical(requestType))?.as ?? 'json';
}

/** Whether the answer is one word, so that a sentence which says no is none. */
export function isWord({ requestType }: Asked): boolean {
	return meaningIn(READS, canonical(requestType))?.isWord ?? false;
}

/** Whether a form that nobody has read yet only reads: what cannot be told is a write. */
export function formOnlyReads(get: (name: string) => unknown): boolean {
	const requestType = get('requestType');
	const parameters = get('parameters.parameter') ?? [];
	const arePairs = Array.isArray(parameters) && parameters.every(isPair);
	return typeof requestType === 'string' && arePairs && onlyReads({ requestType, parameters });
}

function isPair(pair: unknown): boolean {
	const { name, value } = (pair ?? {}) as Record<string, unknown>;
	return typeof name === 'string' && typeof value === 'string';
}
