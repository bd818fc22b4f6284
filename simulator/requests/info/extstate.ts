/** `info=extstate`: who an extension talks with (pbx.md#extension-state). */
import { activeLegs, directionOf } from '../../calls';
import { reads } from '../../operation';
import { findExtension, type Pbx } from '../../pbx';
import { inFormat, phpJson } from '../../reply';
import type { Row } from '../../row';
import type { LiveCall, LiveLeg } from '../../state';

const IDLE: Row = {
	UniqueID: '',
	LinkedID: '',
	'Connected Line ID': '',
	'Connected Line ID Name': '',
	Context: '',
	Extension: '',
	Direction: '',
	OtherParty: '',
};

const UNREGISTERED: Row = { UniqueID: 'KO', LinkedID: 'Extension not registered' };

const otherParty = (call: LiveCall, { role }: LiveLeg): string =>
	role === 'source' ? call.destination : call.source;

function busyRow(pbx: Pbx, call: LiveCall, leg: LiveLeg): Row {
	const other = otherParty(call, leg);
	return {
		UniqueID: leg.uniqueId,
		LinkedID: call.linkedId,
		'Connected Line ID': other,
		'Connected Line ID Name': findExtension(pbx, other)?.name ?? '',
		Context: 'authenticated',
		Extension: other,
		// As the extension sees it: the called phone has an incoming call.
		Direction: leg.role === 'destination' ? 'IN' : directionOf(pbx, call),
		OtherParty: other,
	};
}

function stateRow(pbx: Pbx, number: string): Row {
	const extension = findExtension(pbx, number);
	const active = activeLegs(pbx).find(({ leg }) => extension && leg.party === extension.number);
	if (active) return busyRow(pbx, active.call, active.leg);
	if (extension?.registered || (!extension && pbx.switches.extstateUnknown === 'idle')) return IDLE;
	return pbx.switches.extstateUnregistered === 'twoKeys'
		? UNREGISTERED
		: { ...IDLE, ...UNREGISTERED };
}

export const extstateInfo = reads((pbx, request) => {
	const row = stateRow(pbx, request.params.ext ?? request.params.number ?? '');
	const otherNumber = () => row.OtherParty || '\r\n';
	return inFormat(request, {
		json: () => phpJson(row),
		...(pbx.switches.extstateSimple === 'number' ? { simple: otherNumber } : {}),
		plain: otherNumber,
	});
});
