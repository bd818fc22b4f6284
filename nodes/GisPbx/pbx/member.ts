import { textField } from './fields';
import { bareExtension } from './phoneNumber';
import { isRow, type Row } from './rows';

/** A member of a queue or of a virtual extension; `tenant` is null where the PBX gives a bare number. */
export interface Member {
	extension: string;
	tenant: string | null;
}

/** An agent of a queue (design 3.3). */
export interface Agent extends Member {
	paused: boolean | null;
	deviceState: string | null;
	callsTaken: number | null;
}

/** The extension and tenant of `204-DEMOCO` (pbx-protocol 3). */
export function memberFrom(username: string): Member {
	const extension = bareExtension(username);
	const tenant = username.slice(extension.length + 1);
	return { extension, tenant: tenant === '' ? null : tenant };
}

/**
 * Members of a list: names, rows, or an object keyed by name (pbx-protocol 4.12 and 4.14).
 */
export function membersFrom(answer: unknown): Member[] {
	return usernames(answer)
		.map((name) => name.trim())
		.filter((name) => name !== '')
		.map(memberFrom);
}

function usernames(answer: unknown): string[] {
	if (Array.isArray(answer)) return answer.flatMap(usernameIn);
	return isRow(answer) ? Object.keys(answer) : [];
}

function usernameIn(entry: unknown): string[] {
	if (typeof entry === 'string' || typeof entry === 'number') return [String(entry)];
	const name = isRow(entry) && textField(entry, 'username', 'extension', 'number', 'ex_number');
	return name ? [name] : [];
}

/** Agents from the object keyed by username with sparse positional records (pbx-protocol 4.11). */
export function agentsFrom(answer: unknown): Agent[] {
	if (!isRow(answer)) return [];
	return Object.entries(answer).flatMap(([username, record]) =>
		isRow(record) ? [agentFrom(username, record)] : [],
	);
}

function agentFrom(username: string, record: Row): Agent {
	const calls = Number(record['0'] ?? NaN);
	const word = textField(record, '1')?.toLowerCase() ?? null;
	return {
		...memberFrom(username),
		paused: word === null ? null : word === 'paused',
		deviceState: textField(record, '2'),
		callsTaken: Number.isFinite(calls) ? calls : null,
	};
}
