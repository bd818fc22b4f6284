/** CDR get and update of a call's `userfield` (pbx.md#notes). */
import { chosenBy, reads, writes } from '../operation';
import { done, refused } from '../outcome';
import { text } from '../reply';

export const cdrOperations = chosenBy('action', {
	/** The raw text in every format; nothing for an unknown call. */
	get: reads(({ state }, { params }) => {
		const filed = state.legs.find(({ row }) => row.uniqueid === params.uniqueid);
		return text(filed?.row[params.field ?? 'userfield'] ?? '');
	}),
	/** Appends, it does not replace. */
	update: writes((pbx, request) => {
		const { field, uniqueid, value = '' } = request.params;
		const style = pbx.switches.cdrUpdateReply;
		if (field !== 'userfield') return refused(style, request, 'Wrong or missing field');
		const legs = pbx.state.legs.filter(({ row }) => row.uniqueid === uniqueid);
		if (legs.length === 0) return refused(style, request, 'No such call');
		for (const { row } of legs) row.userfield = `${row.userfield ?? ''}${value}`;
		return done(style, request, 'OK');
	}),
});
