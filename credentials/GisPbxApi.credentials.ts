import type {
	IAuthenticate,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import { agentLimitProperties } from '../nodes/GisPbx/transport/agentLimits';
import { authenticate } from '../nodes/GisPbx/transport/credential';

export class GisPbxApi implements ICredentialType {
	name = 'gisPbxApi';

	displayName = 'GIS PBX API';

	icon: Icon = { light: 'file:../icons/gisPbx.svg', dark: 'file:../icons/gisPbx.dark.svg' };

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-gispbx#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			required: true,
			default: 'https://api.phonecall.co/pbx/gisapi.php',
			placeholder: 'e.g. https://api.phonecall.co/pbx/gisapi.php',
			description: 'Address of the script that answers for your PBX',
			hint: 'The provider also prints the host as api.phoncall.co. Other MiRTA PBX providers: the address of their proxyapi.php.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The KEY that the provider mailed. A key that may only read is enough for whatever changes nothing.',
		},
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. DEMOCO',
			description:
				'The TENANT that the provider mailed. For many tenants an expression, e.g. {{ $json.tenant }}: each item then asks its own.',
		},
		{
			displayName: 'Caller ID',
			name: 'callerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0722280800',
			description:
				'The CID that the provider mailed. Shown to the person called by "Dial with Variables" when that operation is given none.',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'Asia/Jerusalem',
			placeholder: 'e.g. Asia/Jerusalem',
			description: 'IANA name of the zone in which the PBX keeps its times',
		},
		{
			displayName: 'Country Code',
			name: 'countryCode',
			type: 'string',
			default: '972',
			placeholder: 'e.g. 972',
			description:
				'Of the country in which the PBX stands. It tells that 0501234567 and +972501234567 are one number; numbers are sent as you write them.',
		},
		{
			displayName: 'Event Secret',
			name: 'eventSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for the GIS PBX Call Event Trigger: the secret agreed with GIS support, which their web hook sends as "key". It is sent nowhere.',
		},
		{
			displayName: 'Variables URL',
			name: 'variablesUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.phonecall.co/pbx/proxyapi.php',
			description:
				'Address of the script that dials with variables, if it is not proxyapi.php in the folder of API URL',
		},
		{
			displayName: 'Allow Insecure HTTP',
			name: 'allowInsecureHttp',
			type: 'boolean',
			default: false,
			description:
				'Whether an address that starts with http:// may be used. The API key and all call data then travel unencrypted.',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate of the PBX cannot be validated',
		},
		...agentLimitProperties,
	];

	authenticate: IAuthenticate = authenticate;

	/**
	 * Asks for the state of no extension, which is an object wherever it was observed
	 * (pbx.md#extension-state).
	 */
	test: ICredentialTestRequest = {
		request: {
			url: '={{$credentials.apiUrl.trim()}}',
			qs: { reqtype: 'INFO', info: 'extstate', ext: '0', format: 'json' },
			skipSslCertificateValidation: '={{$credentials.ignoreSslIssues}}',
			disableFollowRedirect: true,
			timeout: 20_000,
		},
		rules: [
			answerBegins('T', 'The PBX refused: API Key or Tenant is wrong'),
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'length',
					value: 0,
					message: 'The PBX answered nothing. Check API URL and Tenant',
				},
			},
			answerBegins('<', 'A web page answered, not the PBX. Check API URL'),
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'UniqueID',
					value: undefined,
					message: 'Something else than the PBX answered. Check API URL',
				},
			},
		],
	};
}

/** A text reaches the rules as it is, so its first letter tells what it is. */
function answerBegins(letter: string, message: string): IAuthenticateRuleResponseSuccessBody {
	return { type: 'responseSuccessBody', properties: { key: '[0]', value: letter, message } };
}
