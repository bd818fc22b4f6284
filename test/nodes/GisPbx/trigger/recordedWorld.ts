/** A made-up PBX that records calls, and who follows their recordings. */
import type { CallRecord } from '../../../../nodes/GisPbx/pbx/calls/callRecord';
import type { PollResult } from '../../../../nodes/GisPbx/trigger/feed/poll';
import {
	pollRecordedCalls,
	type RecordedCallSettings,
} from '../../../../nodes/GisPbx/trigger/feed/recordedCalls';
import {
	NONE,
	type Emission,
	type FeedSettings,
} from '../../../../nodes/GisPbx/trigger/feed/settings';
import type { FeedState } from '../../../../nodes/GisPbx/trigger/feed/state';
import { Follower } from './follower';
import { promise } from './proof';
import { World, type Planned } from './world';

export class RecordedWorld extends World {
	/** Whether asking for the recording of a call fails now. */
	fails: (callId: string) => boolean = () => false;
	/** Calls whose recordings were closed without a sound. */
	readonly silent = new Set<string>();

	override async recording(
		record: Pick<CallRecord, 'callId'>,
		isLast: boolean,
	): Promise<string | typeof NONE | undefined> {
		const id = String(record.callId);
		this.recordingsFail = this.fails(id);
		const recording = await super.recording(record, isLast);
		return recording !== undefined && this.silent.has(id) ? NONE : recording;
	}
}

type Told = Pick<RecordedCallSettings, 'giveUpMinutes' | 'tellsWithout'>;

/** Follows recordings as n8n does; what a poll asks for stays within its bounds. */
export class RecordedFollower extends Follower {
	/** How often the recording of each call was asked for. */
	readonly timesAsked = new Map<string, number>();
	private readonly askings = new Map<string, number>();

	constructor(
		private readonly recorded: RecordedWorld,
		private readonly told: Told,
		given: Partial<FeedSettings> = {},
	) {
		super(recorded, given);
	}

	override async poll(now: number): Promise<string[]> {
		const { recorded, timesAsked } = this;
		recorded.checks = [];
		const told = await super.poll(now);
		const { checks } = recorded;
		const most = this.given.maximumPerPoll ?? Infinity;
		promise('requests', checks.length <= most, () => `${checks.length} asked`);
		promise('requests', new Set(checks).size === checks.length, () => 'twice in a poll');
		for (const id of checks) timesAsked.set(id, (timesAsked.get(id) ?? 0) + 1);
		return told;
	}

	/** What this process remembers is gone, too. */
	override restart(): void {
		super.restart();
		this.askings.clear();
	}

	protected override async pollFeed(
		state: FeedState,
		now: number,
		settings: FeedSettings,
	): Promise<PollResult<Emission<string>>> {
		const { recorded, askings, told } = this;
		const remembered = {
			recall: (key: string) => askings.get(key),
			keep: (key: string, at: number) => void askings.set(key, at),
		};
		const given = { ...settings, ...told, askings: remembered };
		return await pollRecordedCalls(state, now, given, recorded);
	}
}

/** Whether the recording of a planned call is there at an instant. */
export function isRecorded({ recordedAt = Infinity }: Planned, at: number): boolean {
	return recordedAt <= at;
}
