import { startAsterisk } from '../test/asterisk/bed/asterisk';
import { ABSENT, PEOPLE, peerOf } from '../test/asterisk/bed/numbers';
import { startFacade, type Facade } from '../test/asterisk/facade/server';
import { Phone, type Manner } from '../test/asterisk/phone/phone';
import type { CleanUp } from '../tools/n8n/cleanUp';
import { startInstance, type Instance } from '../tools/n8n/instance';
import { prepare } from '../tools/n8n/prepare';
import { CREDENTIAL_TYPE, readExample, withCredential } from '../tools/n8n/workflows';

/** The extension that is left for a telephone of the user's own; the workflow calls it first. */
export const OWN_EXTENSION = '204';

/** Whoever is called picks up, hums and leaves. */
const PICKS_UP: Manner = { does: 'answer', afterMs: 2_000, hangUpAfterMs: 20_000 };
const PICKS_UP_SHORTLY: Manner = { does: 'answer', afterMs: 500, hangUpAfterMs: 4_000 };

/** A real n8n with the packed project in it, and a real Asterisk behind it. */
export interface AsteriskDemo extends Instance {
	pbx: Facade;
	version: string;
	/** Where Asterisk takes SIP over UDP. */
	sipPort: number;
	/** The "Click to call" workflow. */
	workflowId: string;
}

/**
 * Starts everything, on free ports and in temporary folders, with a phone for every extension that picks up
 * by itself. The own extension is left to the user; `isAlone` gives it such a phone as well.
 */
export async function startAsteriskDemo(
	cleanUp: CleanUp,
	report: (line: string) => void,
	isAlone: boolean,
): Promise<AsteriskDemo> {
	const prepared = await prepare(cleanUp, report);
	const asterisk = await startAsterisk(cleanUp, report);
	const pbx = await startFacade(asterisk, cleanUp);
	const { sip: sipPort, trunk } = asterisk.ports;
	const phones = [await Phone.open('trunk', sipPort, trunk)];
	for (const number of Object.keys(PEOPLE)) {
		if (number === ABSENT || (number === OWN_EXTENSION && !isAlone)) continue;
		const phone = await Phone.open(peerOf(number), sipPort);
		await phone.register();
		phones.push(phone);
	}
	for (const phone of phones) phone.manner = isAlone ? PICKS_UP_SHORTLY : PICKS_UP;
	cleanUp.add(async () => phones.forEach((phone) => phone.close()));

	report('starting n8n');
	const instance = await startInstance({ ...prepared, cleanUp });
	const credential = await instance.client.createCredential('GIS PBX account', CREDENTIAL_TYPE, {
		apiUrl: pbx.url,
		apiKey: pbx.key,
		tenant: pbx.tenant,
		timeZone: asterisk.zone,
		allowInsecureHttp: true,
	});
	const workflow = withCredential(await readExample('click-to-call'), credential);
	const workflowId = await instance.client.createWorkflow(workflow);
	return { ...instance, pbx, version: asterisk.version, sipPort, workflowId };
}
