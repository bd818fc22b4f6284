import { agentsFrom, membersFrom, type Agent, type Member } from './member';

/** How an agent is logged in to a queue; null where the PBX's record of that one cannot be read. */
type AgentStatus = 'available' | 'paused' | null;

/**
 * Who is logged in to a queue and how, by user name: `204-DEMOCO`. A record that cannot be read still
 * says that its agent is there (pbx.md#agents).
 */
export function agentStatusesFrom(answer: unknown): Map<string, AgentStatus> {
	const there = membersFrom(answer).map((member) => [usernameOf(member), null] as const);
	const read = agentsFrom(answer).map((agent) => [usernameOf(agent), statusOf(agent)] as const);
	return new Map<string, AgentStatus>([...there, ...read]);
}

function usernameOf({ extension, tenant }: Member): string {
	return tenant === null ? extension : `${extension}-${tenant}`;
}

function statusOf({ paused }: Agent): AgentStatus {
	if (paused === null) return null;
	return paused ? 'paused' : 'available';
}
