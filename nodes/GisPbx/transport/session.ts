import type { INode, IExecuteFunctions } from 'n8n-workflow';

import type { AgentLimits } from '../pbx/agents/limits';
import type { PbxClock } from '../pbx/time/zoneClock';
import { PbxConnection } from './connection';
import type { PbxBinding } from './binding';
import { KeyGuard } from './keyGuard';
import type { N8nContext } from './send';
import { accountOf, decrypt, openAccount, type Account } from './account';
import { credentialText } from './credential';

/** The PBX of one account: what a picker or a poll asks, and what an execution asks for some items or all. */
export interface PbxSession {
	clock: PbxClock;
	tenant: string;
	/** Of the country in which the PBX stands. */
	countryCode: string;
	/** The caller ID kept in the credential, or an empty text. */
	callerId: string;
	agentLimits: AgentLimits;
	/** The PBX bound to one item, with the time-out and texts of the operation. */
	bind(how: Omit<PbxBinding, 'n8n' | 'node' | 'account' | 'guard' | 'goesFirst'>): PbxConnection;
}

/** Decrypts the credential and checks it; throws a NodeOperationError that names the field that is wrong. */
export async function openSession(n8n: N8nContext): Promise<PbxSession> {
	return sessionOf(n8n, n8n.getNode(), await openAccount(n8n), true);
}

/** The session of an item; throws as {@link openSession} does, and names the item where there are several. */
export type SessionOf = (itemIndex: number) => Promise<PbxSession>;

/**
 * The sessions of an execution. A field of the credential may hold an expression, of which n8n tells
 * nothing but what it gives (n8n.md#credentials): each of several items asks for its own, and those
 * that get the same share a session.
 */
export function sessionsOf(n8n: IExecuteFunctions): SessionOf {
	if (n8n.getInputData().length < 2) return async () => await openSession(n8n);
	const node = n8n.getNode();
	const sessions = new Map<string, PbxSession>();
	const credentialsOf = oneAhead(
		n8n.getInputData().length,
		async (itemIndex) => await decrypt(n8n, itemIndex),
	);
	return async (itemIndex) => {
		const credentials = await credentialsOf(itemIndex);
		const key = JSON.stringify(credentials);
		const session =
			sessions.get(key) ?? sessionOf(n8n, node, accountOf(node, credentials, itemIndex), false);
		sessions.set(key, session);
		return session;
	};
}

/**
 * Reads what an item needs while the item before it is at work: n8n asks its database each time. Each is read once,
 * and one that fails does so when its item comes.
 */
function oneAhead<T>(
	count: number,
	read: (itemIndex: number) => Promise<T>,
): (itemIndex: number) => Promise<T> {
	const begun = new Map<number, Promise<T>>();
	const beginning = (itemIndex: number) => {
		const reading = begun.get(itemIndex) ?? read(itemIndex);
		begun.set(itemIndex, reading);
		reading.catch(() => undefined);
		return reading;
	};
	return async (itemIndex) => {
		const reading = beginning(itemIndex);
		if (itemIndex + 1 < count) beginning(itemIndex + 1);
		begun.delete(itemIndex);
		return await reading;
	};
}

/** A single read goes first, those of a long run wait for their turn. */
function sessionOf(n8n: N8nContext, node: INode, account: Account, goesFirst: boolean): PbxSession {
	const { settings, clock } = account;
	const { tenant, countryCode, callerId, agentLimits } = settings;
	const guard = new KeyGuard(credentialText(account.credentials, 'apiKey'));
	return {
		clock,
		tenant,
		countryCode,
		callerId,
		agentLimits,
		bind: (how) => new PbxConnection({ n8n, node, account, guard, goesFirst, ...how }),
	};
}
