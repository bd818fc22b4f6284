/** What people do with the keys of their phones, and no request of the API does. */
import type { LiveCall } from './channel';
import { joinCalls, type JoinOrder } from './joinCalls';
import { park, takeBack } from './parking';
import type { Pbx } from './pbx';
import { pickUp } from './pickUp';

/** Each is false where it cannot be done. */
export interface ByPhone {
	/** An extension with two calls puts their other ends together, and leaves; the second may still ring. */
	joinCalls(calls: JoinOrder): boolean;
	/** An extension takes a call that rings elsewhere. */
	pickUp(call: LiveCall, extension: string): boolean;
	/** An extension leaves whoever it talks with in the parking lot; after `parkingSeconds` it rings. */
	park(call: LiveCall, extension: string): boolean;
	/** An extension takes a call out of the parking lot. */
	takeBack(call: LiveCall, extension: string): boolean;
}

export const byPhone = (pbx: Pbx): ByPhone => ({
	joinCalls: (calls) => joinCalls(pbx, calls),
	pickUp: (call, extension) => pickUp(pbx, call, extension),
	park: (call, extension) => park(pbx, call, extension),
	takeBack: (call, extension) => takeBack(pbx, call, extension),
});
