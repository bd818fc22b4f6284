import type { PbxClock } from '../pbx/time/zoneClock';
import { PbxConnection } from './connection';
import type { PbxBinding } from './binding';
import { KeyGuard } from './secrets';
import type { N8nContext } from './send';
import { credentialText, openAccount } from './credential';

/** The PBX of one credential, opened once per execution, picker or poll. */
export interface PbxSession {
	clock: PbxClock;
	tenant: string;
	/** The caller ID kept in the credential, or an empty text. */
	callerId: string;
	/** The PBX bound to one item, with the time-out and texts of the operation. */
	bind(how: Omit<PbxBinding, 'n8n' | 'node' | 'account' | 'guard'>): PbxConnection;
}

/** Decrypts the credential and checks it; throws a NodeOperationError that names the field that is wrong. */
export async function openSession(n8n: N8nContext): Promise<PbxSession> {
	const node = n8n.getNode();
	const { clock, ...account } = await openAccount(n8n);
	const guard = new KeyGuard(credentialText(account.credentials, 'apiKey'));
	const { tenant, callerId } = account.settings;
	return {
		clock,
		tenant,
		callerId,
		bind: (how) => new PbxConnection({ n8n, node, account, guard, ...how }),
	};
}
