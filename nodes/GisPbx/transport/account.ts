import {
	NodeOperationError,
	type FunctionsBase,
	type ICredentialDataDecryptedObject,
	type INode,
} from 'n8n-workflow';

import { isTimeZone, PbxClock } from '../pbx/time/clock';
import { credentialProblem, settingsOf, type CredentialProblem, type Settings } from './settings';

/** The decrypted credential with what was made of it, once per execution (design, decision 3). */
export interface Account {
	credentials: ICredentialDataDecryptedObject;
	settings: Settings;
}

/** Decrypts the credential and checks it; throws a NodeOperationError that names the field that is wrong. */
export async function openAccount(
	n8n: Pick<FunctionsBase, 'getNode' | 'getCredentials'>,
): Promise<Account & { clock: PbxClock }> {
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
	return { credentials, settings, clock: new PbxClock(settings.timeZone) };
}

function refuse(node: INode, { message, advice }: CredentialProblem): never {
	throw new NodeOperationError(node, message, { description: advice });
}
