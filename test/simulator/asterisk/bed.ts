/** The bed on which the scenarios were recorded: its phones, and what one may do there. */
import {
	startSimulator,
	type Instruction,
	type LiveCall,
	type Simulator,
} from '../../../simulator';
import type { Extension } from '../../../simulator/state';
import { ask, type Params } from '../client';

type Phone = Partial<
	Pick<Extension, 'behaviour' | 'registered' | 'answersAfterSeconds' | 'forwardsTo'>
>;

export interface Bed {
	pbx: Simulator;
	/** Lets seconds pass. */
	after(seconds: number): Promise<void>;
	phone(number: string, how: Phone): void;
	/** The members of queue 900, which rings them one by one, 4 seconds each. */
	queue(...members: string[]): void;
	/** A call from 0500000001 over the trunk. */
	inbound(...dialplan: Instruction[]): LiveCall;
	/** A call from 204, or whoever is named. */
	internal(to: string, ...dialplan: Instruction[]): LiveCall;
	from(caller: string, to: string, ...dialplan: Instruction[]): LiveCall;
	/** Click-to-call by DIAL from 204; whoever is not registered ends it at once. */
	dial(destination: string, more?: Params): Promise<void>;
	/** The same, of a call that is still up. */
	originate(destination: string, more?: Params): Promise<LiveCall>;
	hangUp(call: LiveCall, party?: string): Promise<string>;
	/** Sends whoever is on the party's phone on to somebody. */
	transfer(call: LiveCall, party: string, to: string): Promise<void>;
	/** The party consults somebody, who answers, and leaves. */
	attendedTransfer(call: LiveCall, party: string, to: string): Promise<void>;
}

/** Unregistered: 207, and 209 which is known to be unreachable; on 208 there is nobody. */
const PHONES: Record<string, Phone> = {
	'204': {},
	'205': {},
	'206': {},
	'207': { registered: false },
	'208': { behaviour: 'noAnswer' },
	'209': { registered: false },
};

export async function startBed(): Promise<Bed> {
	const pbx = await startSimulator();
	pbx.clock.freeze();
	const [template] = pbx.state.extensions;
	if (!template) throw new Error('The PBX has no extension');
	pbx.state.extensions = Object.entries(PHONES).map(([number, how]) => ({
		...template,
		answersAfterSeconds: 1,
		...how,
		number,
		name: number,
	}));
	// A call lasts until somebody hangs up.
	pbx.switches.talkSeconds = 100_000;

	const channelOf = (call: LiveCall, party: string): string =>
		call.channels.find((channel) => channel.party === party && !channel.isLocal)?.name ?? party;
	const request = async (params: Params): Promise<string> => (await ask(pbx, params)).body;
	const dial: Bed['dial'] = async (dest, more = {}) => {
		await request({ reqtype: 'DIAL', source: '204', dest, nofollow: 'yes', ...more });
	};
	const begin: Bed['from'] = (caller, to, ...dialplan) =>
		pbx.placeCall({ from: caller, to, dialplan, hangupApplication: '' });

	return {
		pbx,
		after: async (seconds) => {
			pbx.clock.advance({ seconds });
			await request({ reqtype: 'CHANNELS' });
		},
		phone: (number, how) => {
			Object.assign(pbx.state.extensions.find((each) => each.number === number) ?? {}, how);
		},
		queue: (...members) => {
			const [queue] = pbx.state.queues;
			const [member] = queue?.members ?? [];
			if (!queue || !member) throw new Error('The PBX has no queue');
			Object.assign(queue, { strategy: 'linear', memberSeconds: 4, retrySeconds: 1 });
			queue.members = members.map((extension) => ({ ...member, extension }));
		},
		inbound: (...dialplan) => begin('0500000001', '0700000000', ...dialplan),
		internal: (to, ...dialplan) => begin('204', to, ...dialplan),
		from: begin,
		dial,
		originate: async (destination, more) => {
			await dial(destination, more);
			const call = pbx.state.calls.at(-1);
			if (!call) throw new Error('Nobody was dialled');
			return call;
		},
		hangUp: async (call, party = call.source) =>
			await request({ reqtype: 'HANGUP', channel: channelOf(call, party) }),
		transfer: async (call, party, to) => {
			await request({ reqtype: 'TRANSFER', channel: channelOf(call, party), dest: to });
		},
		attendedTransfer: async (call, party, to) => {
			await request({ reqtype: 'ATXTRANSFER', channel: channelOf(call, party), dest: to });
		},
	};
}
