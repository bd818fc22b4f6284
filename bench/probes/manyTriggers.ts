/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { WorkflowJson } from '../../tools/n8n/rest';
import type { Bed } from '../bed';
import type { Probe } from '../probe';
import { credentialDataFor } from '../sides';

const WORKFLOWS = 200;
const WATCHED_MS = 5 * 60_000;
const INTERVAL_MS = 60_000;
const TOLERANCE_MS = 5_000;

const NAME = 'Trigger: 200 workflows with own credentials in one n8n, 5 minutes watched';

/** Whether many customers' triggers keep out of each other's way, and none asks more than once. */
export const manyTriggers: Probe = {
	name: NAME,
	isQuick: false,
	async run(bed, report) {
		await bed.start();
		const tenants = Array.from({ length: WORKFLOWS }, (_, number) => `TENANT${number}`);
		const workflows: string[] = [];
		for (const tenant of tenants) {
			workflows.push(await activateTrigger(bed, tenant));
			if (workflows.length % 50 === 0) report(`${workflows.length} workflows are active`);
		}
		// the polls of activation and the uneven minute after it do not count
		await wait(INTERVAL_MS);
		bed.stub.forget();
		await wait(WATCHED_MS);
		const arrivals = bed.stub.arrivals();
		// or they would poll in every n8n that is started for the rows of memory
		for (const id of workflows) await bed.client.deactivateWorkflow(id);
		await bed.stop();

		const gaps = tenants.flatMap((tenant) => gapsBetween(arrivals.get(tenant) ?? []));
		const requests = tenants.map((tenant) => arrivals.get(tenant)?.length ?? 0);
		const minutes = WATCHED_MS / INTERVAL_MS;
		const farthest = Math.max(...gaps.map((gap) => Math.abs(gap - INTERVAL_MS)));
		const isMet =
			requests.every((count) => Math.abs(count - minutes) <= 1) && farthest <= TOLERANCE_MS;
		const total = requests.reduce((sum, count) => sum + count, 0);
		return [
			{
				job: NAME,
				measure: 'requests',
				ours: `${total} in 5 minutes, ${Math.min(...requests)} to ${Math.max(...requests)} a workflow`,
				rival: '',
				goal: '1 a minute each, 60 +- 5 s apart',
				verdict: isMet ? 'met' : 'missed',
				note: `two polls of one workflow are at most ${(farthest / 1000).toFixed(1)} s off a minute`,
			},
		];
	},
};

/** Returns the ID of the workflow. */
async function activateTrigger(bed: Bed, tenant: string): Promise<string> {
	const data = { ...credentialDataFor(bed, { rows: 20 }), tenant };
	const { id, name } = await bed.credential('gisPbxApi', data);
	const workflow: WorkflowJson = {
		name: `Follow ${tenant}`,
		nodes: [
			{
				id: 'trigger',
				name: 'GIS PBX Trigger',
				type: 'n8n-nodes-gispbx.gisPbxTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] } },
				credentials: { gisPbxApi: { id, name } },
			},
		],
		connections: {},
	};
	const workflowId = await bed.client.createWorkflow(workflow);
	await bed.client.activateWorkflow(workflowId);
	return workflowId;
}

function gapsBetween(times: number[]): number[] {
	return times.slice(1).map((time, place) => time - times[place]);
}
