import type { IDataObject } from 'n8n-workflow';
import type { FaultName, FaultOptions } from '../../../simulator';
import { freePort } from '../../../tools/n8n/process';

/** One way in which the PBX, its web server or the network lets an operation down. */
export interface FaultCase {
	name: string;
	fault?: [name: FaultName, options?: FaultOptions];
	/** What is different in the credential. */
	credential?: IDataObject;
	/** What every error must name. */
	words: RegExp;
	/** Whether the PBX may have carried out what it was sent. */
	mayBeDone: boolean;
	/** Whether nothing reaches the PBX. */
	unsent?: true;
	/** The option of that name; by default so long that it never comes first. */
	timeoutSeconds?: number;
	/** Into how many workflows the operations are dealt, to run at once or in turn; default 1. */
	workflows?: number;
	inTurn?: true;
}

export const WRONG_KEY = 'wrong+/=&% canary';
const JUNK_BYTES = 50_000_000;

/** The PBX answers, but so late that the time-out must come first, however busy this machine is. */
export const SLOW: FaultCase = {
	name: 'slow beyond the time-out',
	fault: ['slow', { milliseconds: 120_000 }],
	timeoutSeconds: 2,
	workflows: 4,
	words: /did not answer in time/i,
	mayBeDone: true,
};

export const JUNK: FaultCase = {
	name: '50 MB of junk',
	fault: ['junk', { bytes: JUNK_BYTES }],
	workflows: 11,
	inTurn: true,
	// junk may begin as JSON does
	words: /cannot be (?:read|understood)|no rows that can be read|was cut off/i,
	mayBeDone: true,
};

/** The body repeats the request with its key: words of the PBX, neither a yes nor a no. */
export const ECHO: FaultCase = {
	name: 'a body that echoes the request',
	fault: ['echoRequest'],
	words: /Bad request: .*key=\[hidden\]|cannot be understood|no rows that can be read/i,
	mayBeDone: false,
};

/** All but the two that take long. */
export async function quickCases(): Promise<FaultCase[]> {
	const nobody = `http://127.0.0.1:${await freePort()}/pbx/gisapi.php`;
	return [
		{
			name: 'wrong key',
			credential: { apiKey: WRONG_KEY },
			words: /refused the API key/i,
			mayBeDone: false,
		},
		{ name: '401', fault: ['http401'], words: /HTTP 401/, mayBeDone: false },
		{ name: '404', fault: ['http404'], words: /HTTP 404/, mayBeDone: false },
		{ name: '500 page', fault: ['http500'], words: /HTTP 500/, mayBeDone: true },
		{
			name: 'connection refused',
			credential: { apiUrl: nobody },
			words: /refused the connection/i,
			mayBeDone: false,
			unsent: true,
		},
		{
			name: 'reset before the answer',
			fault: ['dropBeforeReply'],
			words: /closed the connection/i,
			mayBeDone: true,
		},
		{
			name: 'reset in the middle',
			fault: ['dropInBody'],
			words: /closed the connection/i,
			mayBeDone: true,
		},
		{ name: 'redirect', fault: ['redirect'], words: /HTTP 302/, mayBeDone: true },
		ECHO,
	];
}
