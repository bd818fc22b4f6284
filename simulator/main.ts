/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/** `npm run simulator -- --port 8080 --key … --tenant … --scenario day --profile mirta`; Ctrl-C ends it. */
import { parseArgs } from 'node:util';
import { PROFILES, startSimulator, type ProfileName } from './index';
import { SCENARIOS } from './scenarios';

const isProfile = (name: string): name is ProfileName => Object.hasOwn(PROFILES, name);

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			key: { type: 'string' },
			tenant: { type: 'string' },
			scenario: { type: 'string', default: 'day' },
			profile: { type: 'string', default: 'gis' },
		},
	});
	const scenario = SCENARIOS[values.scenario];
	if (!scenario) throw new Error(`--scenario is one of: ${Object.keys(SCENARIOS).join(', ')}`);
	if (!isProfile(values.profile)) {
		throw new Error(`--profile is one of: ${Object.keys(PROFILES).join(', ')}`);
	}
	const pbx = await startSimulator({
		profile: values.profile,
		port: Number(values.port),
		key: values.key,
		tenant: values.tenant,
	});
	scenario(pbx);
	console.log(`PBX simulator
  API URL   ${pbx.url}
  API key   ${pbx.key}
  Tenant    ${pbx.tenant}
  Zone      ${pbx.zone}
Ctrl-C ends it.`);
	const stop = () => void pbx.stop();
	process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
