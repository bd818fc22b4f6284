/**
 * Channels in progress as rows; the shape in which the PBX shows them is unknown
 * (pbx.md#current-calls).
 */
import type { ActiveChannel } from './calls';
import { localText } from './clock';
import type { Pbx } from './pbx';
import { doubled, jsonText } from './reply';
import type { PhpValue, Row } from './row';

export function legRow(pbx: Pbx, { call, channel, phase }: ActiveChannel): Row {
	const isUp = phase === 'up' && channel.answersAt !== null;
	return {
		uniqueid: channel.uniqueId,
		linkedid: call.linkedId,
		originateid: call.originateId,
		channel: channel.name,
		state: isUp ? 'Up' : 'Ringing',
		src: call.source,
		dst: channel.party,
		start: localText(channel.startsAt, pbx.zone),
		answer: isUp ? localText(channel.answersAt ?? 0, pbx.zone) : '',
	};
}

/** JSON in the shape of the switch; the object form shows the first row and lists all channels. */
export function shapeLegs(pbx: Pbx, rows: readonly Row[]): string {
	const [first = {}] = rows;
	const channels = rows.map(({ channel }) => channel ?? '');
	const shapes: Record<typeof pbx.switches.callShape, () => PhpValue> = {
		object: () => ('channel' in first ? { ...first, channels } : first),
		array: () => rows,
		doubled: () => rows.map(doubled),
	};
	return jsonText(shapes[pbx.switches.callShape]());
}
