/** `info=extstate`: who an extension talks with (pbx.md#extension-state). */
import { activePhones, directionOf, type ActiveChannel } from '../../calls';
import { reads } from '../../operation';
import { findExtension, type Pbx } from '../../pbx';
import { inFormat, phpJson } from '../../reply';
import type { Row } from '../../row';

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

function busyRow(pbx: Pbx, { call, channel }: ActiveChannel): Row {
	const other = channel.side === 'source' ? call.destination : call.source;
	return {
		UniqueID: channel.uniqueId,
		LinkedID: call.linkedId,
		'Connected Line ID': other,
		'Connected Line ID Name': findExtension(pbx, other)?.name ?? '',
		Context: 'authenticated',
		Extension: other,
		// As the extension sees it: the called phone has an incoming call.
		Direction: channel.side === 'destination' ? 'IN' : directionOf(pbx, call),
		OtherParty: other,
	};
}

function stateRow(pbx: Pbx, number: string): Row {
	const extension = findExtension(pbx, number);
	const active = activePhones(pbx).find(
		({ channel }) => extension && channel.party === extension.number,
	);
	if (active) return busyRow(pbx, active);
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
