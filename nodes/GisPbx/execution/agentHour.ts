import { fetchRows } from '../callRecords/fetchRows';
import type { Reached } from '../pbx/agents/deed';
import { hourlyRefusal, type AgentRefusal } from '../pbx/agents/policy';
import { idIn } from '../pbx/calls/callIdentity';
import { textIn } from '../pbx/columns';
import { windowBetween } from '../pbx/time/window';
import { HOUR_MS, type PbxClock } from '../pbx/time/zoneClock';
import type { WriteGuard } from '../transport/binding';
import type { PbxConnection } from '../transport/connection';
import { ProcessMemory } from '../transport/processMemory';
import { StoppedWaiting } from '../transport/places';

/** What an agent has sent to reach people, with the originate ID that the PBX gave a call. */
interface Sent {
	/** By a clock that nobody sets. */
	at: number;
	id?: string;
}

/** By tenant, what agents sent in the last hour; one for this n8n process. */
const sentBy = new ProcessMemory<Sent[]>({ forMs: HOUR_MS });

interface Asking {
	/** Undefined for any: what is sent is noted for those who have a limit. */
	perHour: number | undefined;
	tenant: string;
	by: Reached['by'] | undefined;
	/** The PBX, for the calls of the last hour. */
	pbx: PbxConnection;
	clock: PbxClock;
	/** Tells why the agent is held back. */
	held(refusal: AgentRefusal): Omit<AgentRefusal, 'limit'>;
}

/**
 * Lets people be reached so often within an hour, by all agents of a tenant (decisions.md#limits-for-agents).
 * Of calls the PBX's records are read, too, since a restart forgets and people may dial as well.
 */
export function hourlyGuard({ perHour, tenant, by, pbx, clock, held }: Asking): WriteGuard {
	const key = tenant.toLowerCase();
	let dialled = new Set<string>();
	let unknown: string | undefined;
	const entry: Sent = { at: 0 };
	const recent = () =>
		(sentBy.recall(key) ?? []).filter(({ at }) => performance.now() - at < HOUR_MS);
	return {
		async lookUp() {
			if (perHour === undefined || by !== 'call') return;
			await dialledWithinHour(pbx, clock).then(
				(ids) => (dialled = ids),
				(error: Error) => {
					if (error instanceof StoppedWaiting) throw error;
					unknown = error.message;
				},
			);
		},
		refusal() {
			if (unknown !== undefined) return held(unknownCount(unknown));
			const sent = recent();
			const others = sent.filter(({ id }) => id === undefined || !dialled.has(id)).length;
			const refusal = hourlyRefusal({ perHour }, others + dialled.size);
			return refusal && held(refusal);
		},
		enter() {
			entry.at = performance.now();
			sentBy.keep(key, [...recent(), entry]);
			return () =>
				sentBy.keep(
					key,
					recent().filter((each) => each !== entry),
				);
		},
		answered: (id) => (entry.id = id ?? undefined),
	};
}

/** The originate IDs in the call records of the last hour. */
async function dialledWithinHour(pbx: PbxConnection, clock: PbxClock): Promise<Set<string>> {
	const now = Date.now();
	const since = now - HOUR_MS;
	// The PBX's clock may be ahead of ours.
	const rows = await fetchRows(pbx, 'legs', windowBetween(since, now + HOUR_MS, clock));
	const ids = rows
		.filter((row) => {
			const instants = clock.instantsOf(textIn(row, 'start') ?? '');
			return instants.length === 0 || instants.some((start) => start >= since);
		})
		.map((row) => idIn(row, 'originateid'));
	return new Set(ids.filter((id) => id !== null));
}

function unknownCount(reason: string): AgentRefusal {
	return {
		limit: 'agentCallsPerHour',
		message: 'How many calls there were in the last hour could not be read, so none is added',
		description: `Nothing was sent. ${reason}`,
	};
}
