/** `info=call`: the channels of a call by originate ID or unique ID (pbx.md#call-look-up). */
import { activeChannels } from '../../calls';
import { legRow, shapeLegs } from '../../legRows';
import { reads } from '../../operation';
import type { Pbx } from '../../pbx';
import { emptyJson, inFormat, nothing, pipes } from '../../reply';
import type { Row } from '../../row';

function liveRows(pbx: Pbx, id: string): Row[] {
	return activeChannels(pbx)
		.filter(({ call: { originateId, linkedId, channels } }) =>
			[originateId, linkedId, ...channels.map(({ uniqueId }) => uniqueId)].includes(id),
		)
		.map((active) => legRow(pbx, active));
}

function endedRows(pbx: Pbx, id: string): Row[] {
	if (pbx.switches.callAfterEnd === 'nothing') return [];
	return pbx.state.legs
		.map(({ row }) => row)
		.filter((row) => [row.originateid, row.uniqueid, row.linkedid].includes(id));
}

export const callInfo = reads((pbx, request) => {
	const { id } = request.params;
	// Observed: without an id the server does not answer for half a minute and more.
	if (!id) return { ...nothing, silentSeconds: pbx.switches.callWithoutIdSeconds };
	const live = liveRows(pbx, id);
	const rows = live.length ? live : endedRows(pbx, id);
	if (rows.length === 0) {
		return request.format === 'json' ? emptyJson(pbx.switches.callUnknown) : nothing;
	}
	return inFormat(request, {
		json: () => shapeLegs(pbx, rows),
		plain: () => rows.map((row) => `${pipes(Object.values(row))}\n`).join(''),
	});
});
