/**
 * A PBX over real HTTP with state that holds together, written from pbx.md#the-simulator.
 * It knows nothing of the node's code.
 */
import type { LiveCall } from './channel';
import { createClock, type PbxClock } from './clock';
import {
	addEndedCall,
	addRawRow,
	type EndedCallIds,
	type EndedCallInput,
	type RawRowInput,
} from './endedCall';
import { sendCallEvents, type EventOptions } from './events';
import type { ActiveFault, FaultName, FaultOptions } from './faults';
import { createIdentifiers, type Pbx } from './pbx';
import { byPhone, type ByPhone } from './byPhone';
import { originate, type OriginateOrder } from './originate';
import { placeCall, type PlacedCallInput } from './placeCall';
import { PROFILES, type ProfileName } from './profiles';
import { seedState } from './seed';
import { listen, type RequestLog, type RequestRecord } from './server';
import { settleCalls } from './settleCalls';
import type { PbxState } from './state';
import { defaultSwitches, type Switches } from './switches';

export { rawByte, windows1255 } from './reply';
export { CANARY_SECRETS, queueMember } from './seed';
export { PROFILES } from './profiles';
export type { ProfileName } from './profiles';
export { SWITCH_VALUES } from './switches';
export type { SwitchName, Switches } from './switches';
export type { EndedCallIds, EndedCallInput, EndedLegInput, Moment, RawRowInput } from './endedCall';
export type { EventOptions } from './events';
export type { FaultName, FaultOptions } from './faults';
export type { PbxClock } from './clock';
export type { Instruction, PlacedCallInput } from './placeCall';
export type { LiveCall } from './channel';
export type { PbxState } from './state';
export type { RequestPart } from './request';
export type { RequestRecord } from './server';

export interface SimulatorOptions {
	/** 0 takes a free port. */
	port?: number;
	host?: string;
	/** Default: a canary with characters that must be percent-encoded. */
	key?: string;
	readOnlyKey?: string;
	eventSecret?: string;
	tenant?: string;
	/** IANA zone of the PBX's wall times. */
	zone?: string;
	switches?: Partial<Switches>;
	/** Which PBX is played; GIS unless said otherwise. */
	profile?: ProfileName;
}

export interface Simulator extends ByPhone {
	/** Address of the script that is the API URL, `gisapi.php` at GIS. */
	url: string;
	origin: string;
	key: string;
	readOnlyKey: string;
	/** Agreed with the customer; its web-hook sends it as `key`. */
	eventSecret: string;
	tenant: string;
	zone: string;
	/** Every request since the start or `clearRequests()`, oldest first. */
	readonly requests: readonly RequestRecord[];
	/** The highest number of requests that were being answered at one time. */
	readonly mostInFlight: number;
	clearRequests(): void;
	/** May be changed at any time. */
	switches: Switches;
	resetSwitches(): void;
	/** Makes requests go wrong from now on; returns a function that ends it. */
	fail(fault: FaultName, options?: FaultOptions): () => void;
	clearFaults(): void;
	clock: PbxClock;
	/** What the PBX remembers at this moment of its clock; may be changed. */
	readonly state: PbxState;
	/** Somebody calls, and the call goes on as the clock does. */
	placeCall(call?: PlacedCallInput): LiveCall;
	/** The PBX itself calls an extension, which hears an application. */
	originate(order: OriginateOrder): LiveCall;
	/** Files a call that is over. */
	addEndedCall(call?: EndedCallInput): EndedCallIds;
	/** Files a CDR row as it is, however odd. */
	addRawRow(row: RawRowInput): void;
	/** Sends a call's events to a web-hook (pbx.md#call-events); returns the status of each. */
	sendCallEvents(callId: string, options: EventOptions): Promise<number[]>;
	/** Errors inside the simulator itself; a test may assert that there are none. */
	readonly problems: readonly unknown[];
	/** Closes all sockets and the port. */
	stop(): Promise<void>;
}

/** Starts a PBX on a loopback port. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const clock = createClock();
	const { scripts, switches } = PROFILES[options.profile ?? 'gis'];
	const firstSwitches = () => ({ ...defaultSwitches(), ...switches, ...options.switches });
	const pbx: Pbx = {
		tenant: options.tenant ?? 'DEMOCO',
		zone: options.zone ?? 'Asia/Jerusalem',
		key: options.key ?? 'canary+/=&% key',
		readOnlyKey: options.readOnlyKey ?? 'canary-read-only+/=&% key',
		eventSecret: options.eventSecret ?? 'canary-event+/=&% secret',
		origin: '',
		clock,
		scripts,
		switches: firstSwitches(),
		state: seedState(clock.now().getTime()),
		ids: createIdentifiers(clock),
		problems: [],
	};
	const log: RequestLog = { requests: [], inFlight: 0, mostInFlight: 0 };
	let faults: ActiveFault[] = [];
	const { host = '127.0.0.1', port = 0 } = options;
	const server = await listen(pbx, log, () => faults, { host, port });
	pbx.origin = server.origin;

	return {
		url: pbx.origin + scripts[0],
		origin: pbx.origin,
		key: pbx.key,
		readOnlyKey: pbx.readOnlyKey,
		eventSecret: pbx.eventSecret,
		tenant: pbx.tenant,
		zone: pbx.zone,
		get requests() {
			return log.requests;
		},
		get mostInFlight() {
			return log.mostInFlight;
		},
		clearRequests: () => {
			log.requests = [];
			log.mostInFlight = log.inFlight;
		},
		switches: pbx.switches,
		resetSwitches: () => {
			Object.assign(pbx.switches, firstSwitches());
		},
		fail: (name, faultOptions = {}) => {
			const fault = { name, options: faultOptions, left: faultOptions.times ?? Infinity };
			faults.push(fault);
			return () => {
				faults = faults.filter((other) => other !== fault);
			};
		},
		clearFaults: () => {
			faults = [];
		},
		clock,
		get state() {
			settleCalls(pbx);
			return pbx.state;
		},
		placeCall: (call) => placeCall(pbx, call),
		originate: (order) => originate(pbx, order),
		...byPhone(pbx),
		addEndedCall: (call) => addEndedCall(pbx, call),
		addRawRow: (row) => addRawRow(pbx, row),
		sendCallEvents: (callId, eventOptions) => {
			settleCalls(pbx);
			return sendCallEvents(pbx, callId, eventOptions);
		},
		problems: pbx.problems,
		stop: server.stop,
	};
}
