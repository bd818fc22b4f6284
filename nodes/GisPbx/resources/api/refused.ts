import type { Pair } from '../../fields/pairs';
import type { Failure } from '../../transport/failures';

/** What the user filled in, as typed. */
export interface OtherRequest {
	requestType: string;
	parameters: Pair[];
	replyFormat: 'parsed' | 'text' | 'file';
}

type Refusal = Pick<Failure, 'message' | 'description'>;

/**
 * Requests that reach beyond a tenant's calls, or hand out what nobody here should see
 * (decisions.md#other-request).
 */
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
/** PHP reads `key[]` as `key`, so nothing but plain names is sent; `__proto__` is no name of a value here. */
const PARAMETER_NAME = /^(?!__proto__$)\w+$/;
/** What decides about a request: a NUL, a letter that is not seen or another alphabet's might read differently there. */
const WORD = /^[a-z\d]+$/i;
/**
 * Rows that carry secrets (pbx.md#secrets-in-rows): only where they can be hidden field by field.
 */
const SECRET_INFO = ['extensions', 'dids', 'queuelogs'];

/** Why a request is not sent, or undefined; everything is compared without regard to case. */
export function refusalOf(request: OtherRequest): Refusal | undefined {
	return (
		parameterRefusal(request.parameters) ??
		typeRefusal(request) ??
		replyFormatRefusal(request) ??
		wordRefusal(request)
	);
}

/** Whether the answer is asked for as csv, which becomes rows as JSON does. */
export function wantsCsv(request: OtherRequest): boolean {
	return valueOf(request, 'format') === 'csv';
}

/** Whether the rows of the answer carry secrets. */
export function carriesSecrets(request: OtherRequest): boolean {
	if (isInfo(request)) return SECRET_INFO.includes(valueOf(request, 'info'));
	return isVoicemail(request, 'list');
}

function parameterRefusal(parameters: Pair[]): Refusal | undefined {
	const names = parameters.map(({ name }) => canonical(name));
	const place = names.findIndex(
		(name) => !PARAMETER_NAME.test(name) || REFUSED_PARAMETERS.includes(name),
	);
	if (place >= 0) {
		return {
			message: `Parameters must not hold "${parameters[place].name}"`,
			description:
				'Key and tenant come from the credential, the type has its own field, callback is never sent, and names are made of letters, digits and _.',
		};
	}
	const repeated = names.find((name, index) => names.indexOf(name) < index);
	return repeated === undefined
		? undefined
		: {
				message: `Parameters must hold "${repeated}" only once`,
				description: 'The PBX takes one value for each name. Remove the others.',
			};
}

function typeRefusal(request: OtherRequest): Refusal | undefined {
	const type = canonical(request.requestType).toUpperCase();
	const info = valueOf(request, 'info');
	const isRefusedInfo = isInfo(request) && REFUSED_INFO.includes(info);
	if (!isRefusedInfo && !REFUSED_TYPES.includes(type)) return undefined;
	return {
		message: `Request Type ${isRefusedInfo ? `INFO ${info}` : type} is not sent by this node`,
		description: 'It reaches beyond the calls of your tenant, or returns secrets.',
	};
}

function wordRefusal({ requestType, parameters }: OtherRequest): Refusal | undefined {
	const infos = parameters.filter(({ name }) => canonical(name) === 'info');
	const isType = WORD.test(requestType);
	if (isType && infos.every(({ value }) => WORD.test(value))) return undefined;
	return {
		message: isType ? 'Parameter "info" is not one word' : 'Request Type is not one word',
		description: 'Give letters and digits only, e.g. queues: no blank, no other sign.',
	};
}

function replyFormatRefusal(request: OtherRequest): Refusal | undefined {
	if (request.replyFormat !== 'parsed' && carriesSecrets(request)) {
		return {
			message: 'Reply Format must be Parsed for this request',
			description: 'Its rows carry passwords, which only a parsed reply can leave out.',
		};
	}
	if (request.replyFormat === 'file' && !bringsFiles(request)) {
		return {
			message: 'Reply Format must not be File for this request',
			description:
				'Only INFO, MEDIAFILE and VOICEMAIL message bring files. Whatever may change the PBX answers in words.',
		};
	}
	return undefined;
}

function isInfo({ requestType }: OtherRequest): boolean {
	return canonical(requestType) === 'info';
}

function bringsFiles(request: OtherRequest): boolean {
	return (
		isInfo(request) ||
		canonical(request.requestType) === 'mediafile' ||
		isVoicemail(request, 'message')
	);
}

function isVoicemail(request: OtherRequest, action: string): boolean {
	return canonical(request.requestType) === 'voicemail' && valueOf(request, 'action') === action;
}

function valueOf({ parameters }: OtherRequest, name: string): string {
	return canonical(parameters.find((pair) => canonical(pair.name) === name)?.value ?? '');
}

/** As a PBX reads words: without regard to case, nor to blanks around. */
export function canonical(text: string): string {
	return text.trim().toLowerCase();
}
