/** Made-up queues in memory, and whoever samples them as n8n does: what is told must lead from the first sample to the last. */
import { agentStatusesFrom } from '../../../../nodes/GisPbx/pbx/lists/agentStatus';
import { queueWaitFrom } from '../../../../nodes/GisPbx/pbx/lists/queueWait';
import {
	ABSENT,
	compare,
	type Change,
	type Look,
} from '../../../../nodes/GisPbx/trigger/samples/compare';
import {
	readSampleState,
	sampleState,
	type SampleState,
} from '../../../../nodes/GisPbx/trigger/samples/sampleState';
import { exceededBy } from '../../../../nodes/GisPbx/trigger/samples/waitLimits';
import { found, promise } from './proof';

/** As the state has it. */
const UNREAD = 'unread';
const SCOPE = 'DEMOCO/samples';

/** What a queue shows at one poll; undefined: nothing, as when it fails or 0 bytes come. */
export type Shown = Look | undefined;

/** How an agent is; `odd`: there, with a record that cannot be read. */
export type AgentAt = 'available' | 'paused' | 'odd' | undefined;

const record = (word: unknown) => ({ '0': 3, '1': word, '2': 'NOT_INUSE' });

/** The agents of a queue as the PBX prints them, read by the pack. */
export function agentsShown(agents: Record<string, AgentAt>): Look {
	const there = Object.entries(agents).filter(([, at]) => at !== undefined);
	const printed = there.map(([extension, at]) => [
		`${extension}-DEMOCO`,
		at === 'odd' ? null : record(at),
	]);
	return agentStatusesFrom(JSON.parse(JSON.stringify(Object.fromEntries(printed))));
}

type Limits = Parameters<typeof exceededBy>[1];

/** The figures of a queue as the PBX prints them, read by the pack. */
export function waitShown(waiting: number, seconds: number | '', limits: Limits): Look {
	const wait = queueWaitFrom({ callsInQueue: String(waiting), firstWaiting: String(seconds) });
	return new Map(wait && exceededBy(wait, limits).length > 0 ? [['waiting', 'waiting']] : []);
}

/** Samples as n8n does: keeps the state, and goes back to the last one that told something. */
export class Sampler {
	private kept: SampleState | undefined;
	private saved: SampleState | undefined;
	/** What the first sample of each queue and all that was told since come to, by queue and key. */
	private readonly told: ByQueue = new Map();
	/** What the polls saw last. */
	private readonly seen: ByQueue = new Map();
	/** What was there when its queue began and could not be read. */
	private readonly unread: ByQueue = new Map();
	emitted = 0;
	largestState = 0;

	/** A poll at which each of the `wanted` queues shows this. */
	poll(shown: Record<string, Shown>, wanted: string[], now: number): Change[] {
		const looks = new Map(
			wanted.flatMap((queueId) => {
				const look = shown[queueId];
				return look ? [[queueId, look] as const] : [];
			}),
		);
		const last = this.kept?.queues ?? {};
		const before = JSON.stringify(last);
		const { sample, changes } = compare(last, looks, { wanted, now });
		promise('state', JSON.stringify(last) === before, () => 'changed in place');
		for (const queueId of this.told.keys()) if (!wanted.includes(queueId)) this.forget(queueId);
		for (const [queueId, look] of looks) this.see(queueId, look);
		for (const change of changes) this.tell(change, now);

		const text = JSON.stringify(sampleState(SCOPE, sample));
		this.largestState = Math.max(this.largestState, text.length);
		const state = readSampleState(JSON.parse(text), SCOPE);
		promise('state', !('problem' in state), () => JSON.stringify(state));
		const isFirst = this.kept === undefined;
		this.kept = state as SampleState;
		if (isFirst || changes.length > 0) this.saved = this.kept;
		this.emitted += changes.length;
		return changes;
	}

	/** n8n dies and starts again with what it had written: what began since then begins anew. */
	restart(): void {
		this.kept = this.saved;
		const queues = this.kept?.queues ?? {};
		for (const queueId of this.told.keys()) {
			if (!Object.hasOwn(queues, queueId)) this.forget(queueId);
		}
		for (const [queueId, { known }] of Object.entries(queues)) {
			for (const [key, { status }] of Object.entries(known)) {
				if (status === UNREAD) this.forgetKey(queueId, key);
			}
		}
	}

	/** Whether what was told leads to what was seen last. */
	check(): void {
		for (const [queueId, seen] of this.seen) {
			const told = this.told.get(queueId);
			for (const [key, status] of seen) {
				const isTold = told?.get(key) === status;
				if (!isTold) found.lost++;
				promise('lost', isTold, () => `${queueId}/${key} is ${status}, told ${told?.get(key)}`);
			}
		}
	}

	private see(queueId: string, look: Look): void {
		const isFirst = !this.told.has(queueId);
		const [seen, told, unread] = [this.seen, this.told, this.unread].map((all) => of(all, queueId));
		for (const key of new Set([...seen.keys(), ...unread.keys(), ...look.keys()])) {
			const status = look.has(key) ? look.get(key) : ABSENT;
			if (typeof status === 'string') {
				seen.set(key, status);
				// Of what could not be read at first nothing was known: it begins when it is.
				if (isFirst || unread.delete(key)) told.set(key, status);
			} else if (isFirst) unread.set(key, UNREAD);
		}
	}

	private tell(
		{ queueId, key, status, formerStatus, formerSince, lastSeenAt }: Change,
		now: number,
	) {
		const told = of(this.told, queueId);
		const isNew = (told.get(key) ?? ABSENT) === formerStatus && status !== formerStatus;
		if (!isNew) found.repeated++;
		const detail = () => `${queueId}/${key} ${formerStatus}>${status}, told ${told.get(key)}`;
		promise('repeated', isNew, detail);
		promise('state', lastSeenAt < now && (formerSince ?? 0) <= lastSeenAt, detail);
		told.set(key, status);
	}

	private forgetKey(queueId: string, key: string): void {
		of(this.told, queueId).delete(key);
		of(this.seen, queueId).delete(key);
		of(this.unread, queueId).set(key, UNREAD);
	}

	private forget(queueId: string): void {
		for (const all of [this.told, this.seen, this.unread]) all.delete(queueId);
	}
}

/** Statuses by queue and key. */
type ByQueue = Map<string, Map<string, string>>;

function of(all: ByQueue, queueId: string): Map<string, string> {
	const ofQueue = all.get(queueId) ?? new Map<string, string>();
	all.set(queueId, ofQueue);
	return ofQueue;
}
