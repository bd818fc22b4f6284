import type { IDataObject } from 'n8n-workflow';
import { freePort } from '../tools/n8n/process';
import type { CheckResult } from './checkCall';
import type { N8nWithPbx } from '../tools/n8n/withPbx';
import { table } from './table';

interface Case {
	name: string;
	/** Values that differ from the good credential. */
	change?: IDataObject;
	/** How the PBX answers instead of as usual. */
	fault?: Parameters<N8nWithPbx['pbx']['fail']>[0];
	/** What n8n must show. */
	status: 'OK' | 'Error';
	words: RegExp;
	/** True when nothing may reach the PBX. */
	unsent?: boolean;
}

/** Asks n8n's own credential tester about a good credential and every kind of bad one. */
export async function checkCredential(n8n: N8nWithPbx): Promise<CheckResult & { table: string }> {
	const rows: string[][] = [];
	let right = 0;
	const cases = await credentialCases();
	for (const testCase of cases) {
		const { status, message, sent } = await askTester(n8n, testCase);
		const isRight =
			status === testCase.status &&
			testCase.words.test(message) &&
			(!testCase.unsent || sent === 0) &&
			!message.includes(n8n.pbx.key);
		if (isRight) right += 1;
		rows.push([isRight ? 'ok' : 'WRONG', testCase.name, status, message]);
	}
	return {
		passed: right === cases.length,
		seen: `credential tester right in ${right} of ${cases.length} cases`,
		table: table(['', 'Credential test', 'n8n says', 'Message'], rows),
	};
}

async function askTester(n8n: N8nWithPbx, { change, fault }: Case) {
	const { client, credential, credentialData, pbx } = n8n;
	pbx.clearRequests();
	if (fault) pbx.fail(fault, { times: 1 });
	const answer = await client.testCredential(credential, { ...credentialData, ...change });
	return { ...answer, sent: pbx.requests.length };
}

async function credentialCases(): Promise<Case[]> {
	const nobody = `http://127.0.0.1:${await freePort()}/pbx/gisapi.php`;
	return [
		{ name: 'good key', status: 'OK', words: /success/i },
		{ name: 'wrong key', change: { apiKey: 'wrong' }, status: 'Error', words: /key|tenant/i },
		{ name: 'wrong tenant', change: { tenant: 'OTHER' }, status: 'Error', words: /key|tenant/i },
		{ name: 'empty body', fault: 'blank', status: 'Error', words: /nothing/i },
		{ name: 'web page', fault: 'webPage', status: 'Error', words: /web page/i },
		{
			name: 'JSON of no PBX',
			fault: 'otherJson',
			status: 'Error',
			words: /something else than the PBX/i,
		},
		{ name: 'wrong host', change: { apiUrl: nobody }, status: 'Error', words: /refused|connect/i },
		{
			name: 'unknown time zone',
			change: { timeZone: 'Asia/Nowhere' },
			status: 'Error',
			words: /time zone.*IANA/i,
			unsent: true,
		},
		{
			name: 'http:// not allowed',
			change: { allowInsecureHttp: false },
			status: 'Error',
			words: /https?:/i,
			unsent: true,
		},
	];
}
