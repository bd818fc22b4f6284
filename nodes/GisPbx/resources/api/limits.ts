import type { Failure } from '../../transport/failures';

/** What the user filled in. */
export interface OtherRequest {
	requestType: string;
	parameters: Record<string, string>;
	replyFormat: 'parsed' | 'text' | 'file';
}

type Refusal = Pick<Failure, 'message' | 'description'>;

/** Requests that reach beyond a tenant's calls, or hand out what nobody here should see (pbx-protocol 1). */
const REFUSED_TYPES = [
	'AUTHTOKEN',
	'BALANCE',
	'CHECKAUTH',
	'MANAGEDB',
	'REBOOT',
	'SETTING',
	'UNREGISTER',
	'USERGROUP',
];
const REFUSED_INFO = ['pincodes'];
const REFUSED_PARAMETERS = ['key', 'tenant', 'callback', 'reqtype'];
/** Rows that carry secrets (pbx-protocol 1.3 and 1.5): only where they can be hidden field by field. */
const SECRET_INFO = ['extensions', 'dids', 'queuelogs'];

/** Why a request is not sent, or undefined; everything is compared without regard to case. */
export function refusalOf({
	requestType,
	parameters,
	replyFormat,
}: OtherRequest): Refusal | undefined {
	const type = requestType.trim().toUpperCase();
	const given = lowerCased(parameters);
	const parameter = Object.keys(given).find((name) => REFUSED_PARAMETERS.includes(name));
	if (parameter !== undefined) {
		return {
			message: `Parameters must not hold "${parameter}"`,
			description: 'Key and tenant come from the credential, and the type has its own field.',
		};
	}
	if (REFUSED_TYPES.includes(type) || (type === 'INFO' && REFUSED_INFO.includes(given.info))) {
		return {
			message: `Request Type ${type === 'INFO' ? `INFO ${given.info}` : type} is not sent by this node`,
			description: 'It reaches beyond the calls of your tenant, or returns secrets.',
		};
	}
	if (replyFormat !== 'parsed' && carriesSecrets(type, given)) {
		return {
			message: 'Reply Format must be Parsed for this request',
			description: 'Its rows carry passwords, which only a parsed reply can leave out.',
		};
	}
	return undefined;
}

/** Whether the rows of the answer carry secrets; `type` in upper case, `given` in lower case. */
function carriesSecrets(type: string, given: Record<string, string>): boolean {
	if (type === 'INFO') return SECRET_INFO.includes(given.info);
	return type === 'VOICEMAIL' && given.action === 'list';
}

function lowerCased(parameters: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [
			name.trim().toLowerCase(),
			value.trim().toLowerCase(),
		]),
	);
}
