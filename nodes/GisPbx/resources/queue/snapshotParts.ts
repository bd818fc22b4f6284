import { currentCallsFrom, type CurrentCall } from '../../pbx/calls/currentCall';
import type { PbxClock } from '../../pbx/time/zoneClock';
import { agentDelaysFrom, agentsFrom, type Agent } from '../../pbx/lists/member';
import type { Row } from '../../pbx/rows';
import type { PbxConnection } from '../../transport/connection';
import { askList, saidNothing } from '../../directory/askList';
import { entriesOf } from '../../directory/entriesOf';
import type { Parts } from './parts';

/** A member with all that several requests tell of it. */
interface SnapshotMember extends Agent {
	connected: boolean | null;
	/** As the PBX counts it. */
	delay: number | null;
}

/** What every part needs to know. */
interface SnapshotRequest {
	pbx: PbxConnection;
	clock: PbxClock;
	queueId: string;
	/** The figures of the queue, where they came. */
	statistics: Row | null;
	parts: Parts;
}

/** The members; nothing said means that there are none, as the sheet's own request answers so. */
export async function snapshotMembers(asked: SnapshotRequest): Promise<SnapshotMember[]> {
	const { pbx, queueId, parts } = asked;
	const agents = entriesOf(
		pbx,
		await pbx.read({
			parameters: { reqtype: 'INFO', info: 'agents', queue: queueId, format: 'json' },
		}),
		agentsFrom,
	);
	if (agents.length === 0) return [];
	const connected = await parts.take('connected', async () => await connectedAgents(asked));
	const delays = await parts.take('delays', async () => await agentDelays(asked));
	return agents.map((agent) => ({
		...agent,
		connected: connected && connected.includes(agent.extension),
		delay: delays?.get(agent.extension) ?? null,
	}));
}

/** Those who wait, the shape of which is documented nowhere (pbx.md#waiting-callers). */
export async function waitingCallers({
	pbx,
	clock,
	queueId,
	statistics,
}: Omit<SnapshotRequest, 'parts'>): Promise<CurrentCall[] | undefined> {
	const isNobody = statistics?.callsInQueue === 0;
	const parameters = { info: 'queuecallers', id: queueId };
	const said = await askInfo(pbx, parameters, isNobody, 'holdsNames');
	return (
		said &&
		entriesOf(pbx, said.answer, (answer) => currentCallsFrom(answer, clock, pbx.settings.tenant))
	);
}

async function connectedAgents({ pbx, queueId, statistics }: SnapshotRequest) {
	const isNobody = statistics?.agentsOnline === 0;
	const said = await askInfo(pbx, { info: 'agentsconnected', queue: queueId }, isNobody);
	return said && entriesOf(pbx, said.answer, agentsFrom).map(({ extension }) => extension);
}

async function agentDelays({ pbx, queueId }: SnapshotRequest) {
	const said = await askInfo(pbx, { info: 'agentsdelay', queue: queueId }, false);
	const delaysIn = (answer: unknown) => [...agentDelaysFrom(answer, queueId)];
	return said && new Map(entriesOf(pbx, said.answer, delaysIn));
}

/**
 * What the PBX said; undefined where it said nothing at all, as to what it does not know, and its
 * figures do not tell that there is nothing to say. What holds names of people is then asked for in
 * its plain form, too.
 */
async function askInfo(
	pbx: PbxConnection,
	parameters: Record<string, string>,
	isNothingRight: boolean,
	holdsNames?: 'holdsNames',
): Promise<{ answer: unknown } | undefined> {
	const asked = { reqtype: 'INFO', ...parameters };
	const reply =
		holdsNames && !isNothingRight
			? await askList(pbx, asked, { plain: 'text' })
			: await pbx.ask({ parameters: { ...asked, format: 'json' } });
	return saidNothing(reply) && !isNothingRight ? undefined : { answer: pbx.dataOf(reply) };
}
