import { NodeOperationError, type INode } from 'n8n-workflow';

import { isTimeZone, PbxClock } from '../pbx/localTime';
import type { PbxBinding } from './binding';
import { EventGuard } from './eventGuard';
import { Pbx } from './pbx';
import { KeyGuard } from './secrets';
import type { N8nContext } from './send';
import { credentialProblem, credentialText, settingsOf, type CredentialProblem } from './settings';

/** The PBX of one credential, opened once per execution, picker, poll or event. */
export interface PbxSession {
	clock: PbxClock;
	tenant: string;
	/** The caller ID kept in the credential, or an empty text. */
	callerId: string;
	/** Judges what comes to the PBX's web hook. */
	events: EventGuard;
	/** The PBX bound to one item, with the time-out and texts of the operation. */
	bind(how: Omit<PbxBinding, 'n8n' | 'node' | 'account' | 'guard'>): Pbx;
}

/** Decrypts the credential and checks it; throws a NodeOperationError that names the field that is wrong. */
export async function openSession(n8n: N8nContext): Promise<PbxSession> {
	const node = n8n.getNode();
	const credentials = await n8n.getCredentials('gisPbxApi');
	const problem = credentialProblem(credentials);
	if (problem) refuse(node, problem);
	const settings = settingsOf(credentials);
	if (!isTimeZone(settings.timeZone)) {
		refuse(node, {
			message: `Time Zone of the credential is unknown: ${settings.timeZone}`,
			advice: 'Give an IANA name, e.g. Asia/Jerusalem',
		});
	}
	const guard = new KeyGuard(credentialText(credentials, 'apiKey'));
	const { tenant, callerId } = settings;
	return {
		clock: new PbxClock(settings.timeZone),
		tenant,
		callerId,
		events: new EventGuard(credentials),
		bind: (how) => new Pbx({ n8n, node, account: { credentials, settings }, guard, ...how }),
	};
}

function refuse(node: INode, { message, advice }: CredentialProblem): never {
	throw new NodeOperationError(node, message, { description: advice });
}
