import type { INode } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../../simulator';
import { startInstance } from '../../../tools/n8n/instance';
import { NODE_TYPE, TRIGGER_TYPE } from '../../../tools/n8n/workflows';
import { isEqual, type Part, type Row } from '../part';
import { pollOften, Stage, type Ran } from '../stage';
import { savedWait, savedWorkflow, unknownIn } from './saved';

const TRIGGER_NAME = 'GIS PBX Trigger';

/** A workflow that version 0.1.0 saved, with all it had, runs with the package as it is now. */
export const upgrade: Part = {
	name: 'upgrade',
	async *run(context) {
		const workflow = savedWorkflow();
		const n8n = await startInstance(context);
		const pbx = await startSimulator();
		context.cleanUp.add(async () => await pbx.stop());
		const callId = endedCall(pbx);
		letTransfer(pbx);

		const served = new Map((await n8n.client.nodeTypes()).map((type) => [type.name, type]));
		const ownNodes = workflow.nodes.filter(({ type }) => type.startsWith(NODE_TYPE));
		const unknown = ownNodes.flatMap((node) => {
			const description = served.get(node.type);
			const places = description ? unknownIn(node, description) : [node.type];
			return places.map((place) => `${node.name}: ${place}`);
		});
		yield isEqual('every saved parameter is on the form that n8n shows', unknown, []);

		const stage = await Stage.set(n8n, context.install, pbx, workflow);
		await stage.import({ [TRIGGER_NAME]: pollOften });
		const byHand = await stage.execute('Start');
		yield isEqual('the workflow ends well', [byHand.status, byHand.error], ['success', undefined]);
		const operations = ownNodes.filter(({ type }) => type !== TRIGGER_TYPE);
		for (const [resource, nodes] of byResource(operations))
			yield outputRow(resource, nodes, byHand);

		const tried = await stage.execute(TRIGGER_NAME);
		yield isEqual('the trigger, tried by hand, shows the call', callIds(tried), [callId]);
		await stage.activate();
		const delivered = await stage.nextExecution();
		yield isEqual('the trigger, active, delivers the call', callIds(delivered), [callId]);
		const [{ binary }] = delivered.items(TRIGGER_NAME);
		yield isEqual('... with its recording', binary?.data?.mimeType, 'audio/mpeg');

		const waiting = await Stage.set(n8n, context.install, pbx, savedWait());
		await waiting.import();
		pbx.switches.talkSeconds = 2;
		const waited = await waiting.execute('Start');
		const [end] = waited.items('Call: Dial, Wait for End');
		yield isEqual('a dial saved with Wait for End waits', end?.json.outcome, 'answered');
		yield isEqual('the simulated PBX made no errors of its own', pbx.problems.length, 0);
	},
};

/** Files the call that the saved filters ask for; returns its ID. */
function endedCall(pbx: Simulator): string {
	return pbx.addEndedCall({
		direction: 'IN',
		from: '0500000001',
		linkedId: 'pbx01-1717232400.4669',
		recording: true,
	}).uniqueId;
}

/** Only who talks can transfer, and be hung up as long as the colleague does not pick up: 205, late. */
function letTransfer({ switches, state }: Simulator): void {
	Object.assign(switches, { answerAfterSeconds: 0, talkSeconds: 60 });
	const colleague = state.extensions.find(({ number }) => number === '205');
	if (colleague) colleague.answersAfterSeconds = 15;
}

/** The nodes are named like `Queue: Add Member`. */
function byResource(nodes: INode[]): Map<string, INode[]> {
	const groups = new Map<string, INode[]>();
	for (const node of nodes) {
		const [resource] = node.name.split(':');
		groups.set(resource, [...(groups.get(resource) ?? []), node]);
	}
	return groups;
}

/** Whether each of these nodes put something out that is not an error. */
function outputRow(resource: string, nodes: INode[], ran: Ran): Row {
	const failures = nodes.flatMap(({ name }) => {
		const items = ran.items(name);
		if (items.length === 0) return [`${name} put out nothing`];
		const error = items.find(({ json }) => json.error)?.json.error;
		return error ? [`${name}: ${String(error)}`] : [];
	});
	return {
		what: `${resource}: each operation puts out items`,
		passed: failures.length === 0,
		seen: failures.join('; ') || `${nodes.length} of ${nodes.length}`,
	};
}

const callIds = (ran: Ran): unknown[] => ran.items(TRIGGER_NAME).map(({ json }) => json.callId);
