/** Everything the PBX remembers. Tests may read it and change it directly. */
import type { LiveCall } from './channel';
import type { Row } from './row';
import type { Switches } from './switches';

/** What a phone does when it is called. */
export type PhoneBehaviour =
	| 'answers'
	| 'noAnswer'
	| 'busy'
	/** Rings, and is declined (603). */
	| 'declines'
	| 'unknownNumber'
	| 'congestion';

export interface Extension {
	id: string;
	number: string;
	name: string;
	technology: 'SIP' | 'PJSIP' | 'VIRTUAL';
	registered: boolean;
	behaviour: PhoneBehaviour;
	/** How long it rings before it is answered; default: what the switches say. */
	answersAfterSeconds?: number;
	/** Where its calls go instead (302): a bare number. */
	forwardsTo?: string;
	doNotDisturb: boolean;
	/** Columns that must never leave the PBX's client (pbx.md#secrets-in-rows). */
	secrets: Record<string, string>;
}

export interface QueueMember {
	/** Bare number. */
	extension: string;
	paused: boolean;
	pauseReason: string;
	type: string;
	penalty: string;
	callsTaken: number;
}

export interface Queue {
	id: string;
	number: string;
	name: string;
	members: QueueMember[];
	/** Default: all members ring at once; `linear`: one after the other. */
	strategy?: 'ringAll' | 'linear';
	/** How long each round rings, and the pause after it; default: until the caller leaves, and 5 s. */
	memberSeconds?: number;
	retrySeconds?: number;
}

export interface VirtualExtension {
	number: string;
	name: string;
	/** Bare numbers. */
	members: string[];
}

export type CampaignState = 'READY' | 'RUNNING' | 'PAUSED' | 'STOPPED';

export interface Campaign {
	id: string;
	name: string;
	kind: 'onDemand' | 'scheduled';
	state: CampaignState;
	numbers: Array<{ number: string; description: string }>;
}

export interface Phonebook {
	id: string;
	name: string;
	/** Field codes, upper-case. */
	fields: string[];
	records: Array<{ peid: string; values: Record<string, string> }>;
}

export interface Flow {
	id: string;
	number: string;
	name: string;
	value: string;
	state: string;
}

export interface Fax {
	id: string;
	sourceNumber: string;
	destinationNumber: string;
	/** quality, pagesize, rotate, deleteaftersend, schedule, statusemail, as sent. */
	options: Record<string, string>;
	fileName: string;
	bytes: Buffer;
	queuedAt: number;
}

export interface SmsMessage {
	id: string;
	sentAt: number;
	source: string;
	destination: string;
	message: string;
}

export interface VoicemailMessage {
	id: string;
	callerId: string;
	receivedAt: number;
	seconds: number;
	/** What was said, where the PBX has written it down. */
	transcript?: string;
	read: boolean;
}

export interface Mailbox {
	number: string;
	fullName: string;
	email: string;
	messages: VoicemailMessage[];
}

/** A row as the database holds it: `filedAt` is what `start` and `end` of a request are compared with. */
export interface FiledRow {
	filedAt: string;
	row: Row;
}

export interface Recording {
	id: string;
	uniqueId: string;
	originateId: string;
	/** Without extension; the container adds it. */
	baseName: string;
	madeAt: number;
	seconds: number;
	availableAt: number;
	/** Instead of the switch `recordingContainer`. */
	container?: Switches['recordingContainer'];
	/** What was said, where the PBX has written it down. */
	transcript?: string;
	/** When MixMonitor writes it; absent: it is closed. One that never closes stays without a size. */
	writing?: { since: number; closesAt: number };
}

/** A call's way through a response path. */
export interface PathResponse {
	id: string;
	pathId: string;
	uniqueId: string;
	steps: Array<{
		type: string;
		typeId?: string;
		value?: string;
		typeName?: string;
		valueName?: string;
	}>;
}

export interface PbxState {
	extensions: Extension[];
	queues: Queue[];
	virtualExtensions: VirtualExtension[];
	campaigns: Campaign[];
	phonebooks: Phonebook[];
	flows: Flow[];
	faxes: Fax[];
	smsLog: SmsMessage[];
	voicemail: Mailbox[];
	/** Calls in progress. */
	calls: LiveCall[];
	/** Rows of `cdrs`, one per leg. */
	legs: FiledRow[];
	/** Rows of `simplecdrs`, one per call. */
	simpleCdrs: FiledRow[];
	recordings: Recording[];
	/** In the order of time. */
	responses: PathResponse[];
	/** Rows of `queuelogs`. */
	queueLog: FiledRow[];
}
