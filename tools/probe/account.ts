import { credentialProblem } from '../../nodes/GisPbx/transport/credential';

/** The PBX that is asked, and as whom. */
export interface Account {
	url: string;
	key: string;
	tenant: string;
}

/** The account, checked as the node checks its credential; throws in words. */
export function accountOf(account: Account, allowInsecureHttp: boolean): Account {
	const { url: apiUrl, key: apiKey, tenant } = account;
	const problem = credentialProblem({ apiUrl, apiKey, tenant, allowInsecureHttp });
	if (problem) throw new Error(`${problem.message}. ${problem.advice}.`);
	return account;
}
