import type { IDataObject } from 'n8n-workflow';
import type { Simulator } from '../../../simulator';

const SECOND_MS = 1_000;
/** How often a call was long, so that its row is filed under a start minutes ago. */
const LONG_SHARE = 0.25;
const LONGEST_MINUTES = 90;
/** How often the recording of a call that just ended is there only some polls later. */
const SLOW_SHARE = 0.5;
const SLOWEST_MS = 15_000;
const JUST_ENDED_MS = 1_000;
/** How often a message was heard before anybody else saw it, so that it lies in the folder Old. */
const HEARD_SHARE = 0.25;

/** Something that the trigger follows, as it happens on the PBX and as an item tells it. */
export interface FollowedEvent {
	/** In the plural, for the reader. */
	noun: string;
	/** What the trigger's form holds beside the Poll Times. */
	parameters: IDataObject;
	/** Whether a request is the one by which a poll reads what there is, once a poll. */
	isFeedRequest(params: URLSearchParams): boolean;
	/** Has it happen; it ended then and shows up now. Returns the ID by which the trigger remembers it. */
	happen(pbx: Simulator, endedAt: Date): string;
	/** The ID of what an item tells; undefined when it tells nothing of the kind. */
	idOf(item: IDataObject): string | undefined;
}

const readsCalls = (params: URLSearchParams) =>
	['simplecdrs', 'cdrs'].includes(params.get('info') ?? '');

const callIdOf = ({ callId }: IDataObject) => (typeof callId === 'string' ? callId : undefined);

/** Short calls and long ones. */
export const endedCalls: FollowedEvent = {
	noun: 'calls',
	parameters: {},
	isFeedRequest: readsCalls,
	happen: (pbx, endedAt) => pbx.addEndedCall(randomCall(endedAt)).uniqueId,
	idOf: callIdOf,
};

/** Short calls with their recordings, some of which come seconds later. */
export const readyRecordings: FollowedEvent = {
	noun: 'recordings',
	parameters: { event: 'recordingReady', options: { attachRecording: true } },
	isFeedRequest: readsCalls,
	happen(pbx, endedAt) {
		const now = Date.now();
		// a call of half an hour ago would be asked for again a quarter of an hour later
		const mayBeSlow = now - endedAt.getTime() < JUST_ENDED_MS;
		const slowMs = mayBeSlow && Math.random() < SLOW_SHARE ? Math.random() * SLOWEST_MS : 0;
		const recording = { availableAt: new Date(now + slowMs) };
		// an hour's audio would be 14 MB
		return pbx.addEndedCall({ ...randomCall(endedAt, 0), recording }).uniqueId;
	},
	idOf: (item) => ((item.recording as IDataObject)?.found === true ? callIdOf(item) : undefined),
};

/** Messages in any mailbox, some of which were heard already. */
export const receivedMessages: FollowedEvent = {
	noun: 'messages',
	parameters: { event: 'voicemailReceived', options: { attachAudio: true } },
	isFeedRequest: (params) =>
		params.get('reqtype') === 'VOICEMAIL' && params.get('action') === 'list',
	happen({ state: { voicemail } }, endedAt) {
		const mailbox = voicemail[Math.floor(Math.random() * voicemail.length)];
		const seconds = 1 + Math.floor(Math.random() * 60);
		const receivedAt = endedAt.getTime() - seconds * SECOND_MS;
		const count = voicemail.reduce((sum, { messages }) => sum + messages.length, 0);
		const id = `${Math.floor(receivedAt / SECOND_MS)}-${String(count + 1).padStart(8, '0')}`;
		const read = Math.random() < HEARD_SHARE;
		mailbox.messages.push({
			id,
			callerId: '"Demo Caller" <0500000001>',
			receivedAt,
			seconds,
			read,
		});
		return `${mailbox.number}/${id}`;
	},
	idOf: ({ mailbox, messageId, audio }) =>
		typeof messageId === 'string' && (audio as IDataObject)?.found !== false
			? `${mailbox as string}/${messageId}`
			: undefined,
};

/** Somebody has talked, if only for a second. */
function randomCall(endedAt: Date, longShare = LONG_SHARE) {
	const ringSeconds = Math.round(Math.random() * 20);
	const minutes = Math.random() < longShare ? Math.random() * LONGEST_MINUTES : Math.random();
	const talkSeconds = Math.ceil(minutes * 60);
	const start = new Date(endedAt.getTime() - (ringSeconds + talkSeconds) * SECOND_MS);
	return { start, ringSeconds, talkSeconds };
}
