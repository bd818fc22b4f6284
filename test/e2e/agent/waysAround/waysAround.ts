import type { IDataObject, INode } from 'n8n-workflow';
import type { RequestRecord } from '../../../../simulator';
import type { WorkflowJson } from '../../../../tools/n8n/rest';
import type { N8nWithPbx } from '../../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE } from '../../../../tools/n8n/workflows';
import { needed, POLICIES } from '../../../engine/machinery/neededPolicy';
import { isEqual, type Row } from '../../part';
import { converse, type Conversation } from '../conversation';
import type { StandIn, Use } from '../standIn';
import { withTools } from './tools';
import { ALLOWED, CHANGER, dial, DIALLER, OUTSIDE, READER, type Try } from './tries';

interface Stage {
	n8n: N8nWithPbx;
	model: StandIn;
	/** With an agent whose tools are replaced. */
	workflow: WorkflowJson;
}

/** A model that tries to get around the limits of its credential: nothing beyond them reaches the PBX. */
export async function* waysAround(stage: Stage): AsyncGenerator<Row> {
	yield* unlimited(stage);
	const three = { agentsMay: 'reachPeople', agentNumbers: ALLOWED.join(', ') };
	yield* beyond(stage, 'may read', { agentsMay: 'read' }, READER);
	yield* beyond(stage, 'may change', { agentsMay: 'change' }, CHANGER);
	yield* beyond(stage, 'may reach three numbers', three, DIALLER);

	const allowed = await agentWith(stage, three);
	const { sent } = await allowed([dial(ALLOWED[1])]);
	yield isEqual('... but dials one of the three', sent.filter(reaches).map(destOf), [ALLOWED[1]]);

	const never = await agentWith(stage, { ...three, agentHours: 'Mon 03:00-03:01' });
	const atNight = await never([dial(ALLOWED[0]), dial(ALLOWED[1])]);
	yield isEqual('an agent out of its hours reaches nobody', atNight.sent.filter(reaches).length, 0);

	const tries = ALLOWED.map((number) => dial(number));
	const twice = await agentWith(stage, { ...three, agentCallsPerHour: '2' });
	const left = (await twice(tries)).sent.filter(reaches);
	yield isEqual(
		'of two times an hour, of which one has been, one is left of three tries at once',
		left.length,
		1,
	);
	const again = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1, onError: undefined };
	const retrying = await agentWith(stage, { ...three, agentCallsPerHour: '2' }, again);
	const retried = (await retrying([dial(ALLOWED[0])])).sent.filter(reaches);
	yield isEqual('... and none by Retry On Fail', retried.length, 0);
}

/** Tries each way around, one row each. */
async function* beyond(
	stage: Stage,
	who: string,
	limits: IDataObject,
	tries: Try[],
): AsyncGenerator<Row> {
	const agent = await agentWith(stage, limits);
	const may = POLICIES.indexOf(String(limits.agentsMay));
	for (const { what, uses } of tries) {
		const { sent, toolAnswers } = await agent(uses);
		const above = sent.filter((request) => needed(request.params) > may || isElsewhere(request));
		yield {
			what: `an agent that ${who} gets nowhere with ${what}`,
			passed: above.length === 0,
			seen: sent.map(inWords).join() || toolAnswers.join() || 'nothing sent',
		};
	}
}

/** Else the tries would show nothing: without limits most of them do arrive. */
async function* unlimited(stage: Stage): AsyncGenerator<Row> {
	const agent = await agentWith(stage, { agentsMay: 'reachPeople', tenant: OTHER_TENANT });
	const arrived: string[] = [];
	const byRequest = new Set<string>();
	for (const { what, uses } of [...READER, ...CHANGER, ...DIALLER]) {
		const { sent } = await agent(uses);
		if (sent.some((request) => needed(request.params) > 0)) arrived.push(what);
		if (uses.some(({ tool }) => tool === 'Other_Request')) {
			const outside = sent.filter(({ params }) => Object.values(params).includes(OUTSIDE));
			for (const { params } of outside) byRequest.add(params.reqtype.toUpperCase());
		}
	}
	yield {
		what: 'without limits most of what follows reaches the PBX',
		passed: arrived.length >= 30,
		seen: `${arrived.length}: ${arrived.join(', ')}`,
	};
	yield isEqual('... other requests with the number outside', [...byRequest].sort(), [
		...['AGENT', 'DIAL', 'NOBODYKNOWS', 'QUEUE', 'SETFLOW', 'SMS', 'VIRTUALEXT'],
	]);
}

/** What is sent in its name does not count in the hour of the other. */
const OTHER_TENANT = 'OTHER';

const inWords = ({ params }: RequestRecord) => `${params.reqtype} ${destOf({ params })}`.trim();

type Agent = (uses: Use[]) => Promise<Conversation>;

/** An agent with these limits; it makes use of its tools at once. */
async function agentWith(
	{ n8n, model, workflow }: Stage,
	limits: IDataObject,
	settings?: Partial<INode>,
): Promise<Agent> {
	const data = { ...n8n.credentialData, ...limits };
	const credential = await n8n.client.createCredential('Limited', CREDENTIAL_TYPE, data);
	const id = await n8n.client.createWorkflow(withTools(workflow, credential, settings));
	return async (uses) => await converse(n8n, model, id, [{ uses }]);
}

const destOf = ({ params }: Pick<RequestRecord, 'params'>) => params.dest ?? '';
const reaches = ({ params }: RequestRecord) => needed(params) === POLICIES.indexOf('reachPeople');
const isElsewhere = (request: RequestRecord) =>
	reaches(request) && !ALLOWED.includes(destOf(request));
