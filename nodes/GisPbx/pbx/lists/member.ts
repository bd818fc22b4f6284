import { meaningIn, numberIn, rowOrNone, textIn } from '../columns';
import { bareExtension } from '../phoneNumber';
import { isRow, type Row } from '../rows';
import { isSecretField } from '../secretNames';

/** A member of a queue or of a virtual extension; `tenant` is null where the PBX gives a bare number. */
export interface Member {
	extension: string;
	tenant: string | null;
}

/** An agent of a queue (decisions.md#other-shapes). */
export interface Agent extends Member {
	paused: boolean | null;
	deviceState: string | null;
	callsTaken: number | null;
}

const NAME_FIELDS = ['username', 'extension', 'number', 'ex_number'];
/** `204`, `204-DEMOCO`, `PJSIP/204-DEMOCO`, a number outside, or a name with its tenant: `dana-DEMOCO`. */
const USERNAME = /^(?:\w+\/)?(?:\+?[\d*#]+(?:-\S+)?|[\p{L}\d_.]+-[\p{L}\d_.-]+)$/u;
const ALL_DIGITS = /^\d+$/;
/** The keys of a list of PHP, which are no extensions: these have two digits at least. */
const POSITION = /^\d{1,2}$/;
const CERTAIN_POSITION = /^\d$/;
/** Asterisk prints the reason behind the word: `paused:Lunch`. */
const PAUSED = /^paused(?!\w)/i;
/** What the engine writes beside a member's name: how it reaches that one (pbx.md#queue-members). */
const MEMBER_TYPE = /^(?:AD|ADR|CC|CU|CUFF|CUNM|EA|EAC|EANM|EANMC|NF|NFR)$/;
/** Where an agent's record repeats the username (pbx.md#agents). */
const USERNAME_POSITIONS = ['10', '11'];

/** The extension and tenant of `204-DEMOCO` (pbx.md#numbers-and-names). */
export function memberFrom(username: string): Member {
	const extension = bareExtension(username);
	const start = username.indexOf(`${extension}-`);
	return { extension, tenant: start < 0 ? null : username.slice(start + extension.length + 1) };
}

/**
 * Members of a list: names, rows, or an object keyed by name (pbx.md#queue-members and
 * pbx.md#virtual-extensions). PHP makes a list with gaps an object too, keyed by position.
 */
export function membersFrom(answer: unknown): Member[] {
	return usernames(answer).map(memberFrom);
}

function usernames(answer: unknown): string[] {
	if (Array.isArray(answer)) return answer.flatMap((entry) => usernameIn(entry) ?? []);
	if (!isRow(answer)) return [];
	// A field that is named like a secret names nobody.
	const entries = Object.entries(answer).filter(([key]) => !isSecretField(key));
	// A list with gaps names whoever it likes; of other objects either side may be the name.
	if (isList(Object.keys(answer))) {
		return entries.flatMap(([, entry]) => usernameIn(entry) ?? []);
	}
	return entries.flatMap(([key, entry]) => memberOf(key, entry) ?? []);
}

/** Which side of an entry names the member: the key, unless it is but an ID or a position. */
function memberOf(key: string, entry: unknown): string | undefined {
	const name = usernameIn(entry);
	const isNamed = name !== null && USERNAME.test(name);
	if (isRow(entry) && isNamed) return name;
	if (ALL_DIGITS.test(key)) return isNamed && name.length >= key.length ? name : key;
	if (USERNAME.test(key)) return key;
	if (isNamed) return name;
	return isRow(entry) || MEMBER_TYPE.test(name ?? '') ? key : undefined;
}

function isList(keys: string[]): boolean {
	return keys.every((key) => POSITION.test(key)) && keys.some((key) => CERTAIN_POSITION.test(key));
}

function usernameIn(entry: unknown): string | null {
	return isRow(entry) ? textIn(entry, ...NAME_FIELDS) : textIn({ entry }, 'entry');
}

/**
 * Agents from the object keyed by username with sparse positional records (pbx.md#agents).
 * A record without gaps is a list, as PHP prints it; so are records that name their agent themselves.
 */
export function agentsFrom(answer: unknown): Agent[] {
	if (!isObject(answer)) return [];
	const isByQueue = Object.values(answer).some(holdsRecords);
	const isListed = Array.isArray(answer) || isList(Object.keys(answer));
	return Object.entries(answer).flatMap(([key, record]: [string, unknown]) => {
		if (!isObject(record)) return [];
		if (isByQueue && !isAgentRecord(record)) return agentsFrom(record);
		const named = textIn(record, ...USERNAME_POSITIONS, ...NAME_FIELDS);
		const username = isListed ? named : USERNAME.test(key) ? key : (named ?? key);
		const isAgent = username !== null && (USERNAME.test(username) || isAgentRecord(record));
		return isAgent ? [agentFrom(username, record)] : [];
	});
}

function isObject(value: unknown): value is Row {
	return typeof value === 'object' && value !== null;
}

/** Whether these are the agents of one queue, and not the record of one agent. */
function holdsRecords(record: unknown): boolean {
	const entries = isObject(record) ? Object.values(record) : [];
	return entries.length > 0 && entries.every(isObject);
}

/** Whether a record says of itself that it is an agent's: how many calls it took, and whether it is paused. */
function isAgentRecord(record: Row): boolean {
	return numberIn(record, '0') !== null && textIn(record, '1') !== null;
}

function agentFrom(username: string, record: Row): Agent {
	const word = textIn(record, '1');
	return {
		...memberFrom(username),
		paused: word === null ? null : PAUSED.test(word),
		deviceState: textIn(record, '2'),
		callsTaken: numberIn(record, '0'),
	};
}

/**
 * The delay of each agent of a queue, by extension, from a nested object of whole numbers: by queue
 * and agent, or by agent (pbx.md#queue-details).
 */
export function agentDelaysFrom(answer: unknown, queueId: string): Map<string, number> {
	const row = rowOrNone(answer);
	const ofQueue = meaningIn(row, queueId);
	const agents = isRow(ofQueue) ? ofQueue : row;
	return new Map(
		Object.keys(agents).flatMap((username) => {
			const delay = numberIn(agents, username);
			return delay === null ? [] : [[memberFrom(username).extension, delay]];
		}),
	);
}
