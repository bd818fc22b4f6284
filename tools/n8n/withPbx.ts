import type { IDataObject } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator';
import { startInstance, type Instance, type Setting } from './instance';
import type { Credential } from './rest';
import { CREDENTIAL_TYPE } from './workflows';

/** A real n8n with the packed project in it, and a simulated PBX for it to talk to. */
export interface N8nWithPbx extends Instance {
	pbx: Simulator;
	/** The values of the stored credential, which fit the simulated PBX. */
	credentialData: IDataObject;
	credential: Credential;
}

/** Starts both, on free ports; `env` as in `startInstance`. */
export async function startWithPbx(
	setting: Setting,
	env?: Record<string, string>,
): Promise<N8nWithPbx> {
	const pbx = await startSimulator();
	setting.cleanUp.add(async () => await pbx.stop());
	const instance = await startInstance(setting, env);
	const credentialData = credentialFor(pbx);
	const credential = await instance.client.createCredential(
		'GIS PBX account',
		CREDENTIAL_TYPE,
		credentialData,
	);
	return { ...instance, pbx, credentialData, credential };
}

/** The values of a credential for a simulated PBX. */
export function credentialFor(pbx: Simulator): IDataObject {
	return {
		apiUrl: pbx.url,
		apiKey: pbx.key,
		eventSecret: pbx.eventSecret,
		tenant: pbx.tenant,
		timeZone: pbx.zone,
		allowInsecureHttp: true,
	};
}
