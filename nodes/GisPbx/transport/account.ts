import {
	NodeOperationError,
	type FunctionsBase,
	type ICredentialDataDecryptedObject,
	type INode,
} from 'n8n-workflow';

import { agentLimitsOf, type AgentLimits } from '../pbx/agents/limits';
import { PbxClock } from '../pbx/time/zoneClock';
import type { CredentialProblem } from './apiUrl';
import {
	countryCodeOf,
	credentialProblem,
	credentialText,
	isRestricted,
	timeZoneOf,
} from './credential';

/** What the rest of the pack may know of a credential: everything but the key. */
export interface Settings {
	apiUrl: string;
	/** The script that takes DIAL with variables. */
	variablesUrl: string;
	tenant: string;
	callerId: string;
	timeZone: string;
	/** Of the country in which the PBX stands, in digits. */
	countryCode: string;
	ignoreSslIssues: boolean;
	/** What holds where an AI agent uses the credential. */
	agentLimits: AgentLimits;
	/** Set when the credential restricts the hosts it may be sent to. */
	allowedDomains?: string;
}

/** What the credential gives, expressions resolved, and what was made of it (decisions.md#credentials). */
export interface Account {
	credentials: ICredentialDataDecryptedObject;
	settings: Settings;
	clock: PbxClock;
}

/** What gives the credential: every place in which n8n runs a node. */
export type CredentialSource = Pick<FunctionsBase, 'getNode' | 'getCredentials'>;

/** Decrypts the credential and checks it; throws a NodeOperationError that names the field that is wrong. */
export async function openAccount(n8n: CredentialSource): Promise<Account> {
	return accountOf(n8n.getNode(), await decrypt(n8n));
}

/** The credential as n8n gives it for an item; throws a NodeOperationError that names the item. */
export async function decrypt(
	n8n: CredentialSource,
	itemIndex?: number,
): Promise<ICredentialDataDecryptedObject> {
	return await n8n
		.getCredentials('gisPbxApi', itemIndex)
		.catch((thrown: Error) => refuseCredential(n8n.getNode(), unreadable(n8n, thrown), itemIndex));
}

/** Why n8n gives no values. */
function unreadable(n8n: CredentialSource, { name, message }: Error): CredentialProblem {
	if (name !== 'ExpressionError') {
		return { message, advice: 'Choose the credential of this node again' };
	}
	if ('getInputData' in n8n) {
		return {
			message: `An expression in the credential failed: ${message}`,
			advice: 'Correct the field of the credential that holds it',
		};
	}
	const none = 'The credential holds an expression that needs an item, and there is none here';
	const another = 'choose a credential without such an expression';
	// Of an error in a list of the form n8n may show the message alone.
	return 'getCurrentNodeParameter' in n8n
		? {
				message: `${none}: switch from From List to another choice, such as By ID, and type the value`,
				advice: `Or ${another}`,
			}
		: { message: `${none}: ${another}`, advice: `n8n says: ${message}` };
}

/** Checks what was decrypted; throws a NodeOperationError that names the field that is wrong, and the item. */
export function accountOf(
	node: INode,
	credentials: ICredentialDataDecryptedObject,
	itemIndex?: number,
): Account {
	const problem = credentialProblem(credentials);
	if (problem) refuseCredential(node, problem, itemIndex);
	const settings = settingsOf(credentials);
	return { credentials, settings, clock: new PbxClock(settings.timeZone) };
}

function refuseCredential(
	node: INode,
	{ message, advice }: CredentialProblem,
	itemIndex?: number,
): never {
	const named = itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
	throw new NodeOperationError(node, named, { description: advice, itemIndex });
}

/** The settings of a credential that {@link credentialProblem} found nothing wrong with. */
function settingsOf(credentials: ICredentialDataDecryptedObject): Settings {
	const apiUrl = credentialText(credentials, 'apiUrl');
	return {
		apiUrl,
		variablesUrl:
			credentialText(credentials, 'variablesUrl') || new URL('proxyapi.php', apiUrl).toString(),
		tenant: credentialText(credentials, 'tenant'),
		callerId: credentialText(credentials, 'callerId'),
		timeZone: timeZoneOf(credentials),
		countryCode: countryCodeOf(credentials),
		ignoreSslIssues: credentials.ignoreSslIssues === true,
		agentLimits: agentLimitsOf(credentials),
		...(isRestricted(credentials)
			? { allowedDomains: credentialText(credentials, 'allowedDomains') }
			: {}),
	};
}
