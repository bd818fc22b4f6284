/**
 * Legs in progress as rows; the shape in which the PBX shows them is unknown
 * (pbx.md#current-calls).
 */
import { phaseOf } from './calls';
import { localText } from './clock';
import type { Pbx } from './pbx';
import { doubled, phpJson } from './reply';
import type { PhpValue, Row } from './row';
import type { LiveCall, LiveLeg } from './state';

export function legRow(pbx: Pbx, call: LiveCall, leg: LiveLeg): Row {
	const up = phaseOf(leg, pbx.clock.now().getTime()) === 'up';
	return {
		uniqueid: leg.uniqueId,
		linkedid: call.linkedId,
		originateid: call.originateId,
		channel: leg.channel,
		state: up ? 'Up' : 'Ringing',
		src: call.source,
		dst: leg.party,
		start: localText(leg.startsAt, pbx.zone),
		answer: up && leg.answersAt !== null ? localText(leg.answersAt, pbx.zone) : '',
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
	return phpJson(shapes[pbx.switches.callShape]());
}
