/**
 * GETCURRENTCALLS: the calls of a phone, one or (`multiple=yes`) all; shape unknown
 * (pbx.md#current-calls).
 */
import { activePhones } from '../calls';
import { legRow, shapeLegs } from '../legRows';
import { reads } from '../operation';
import { bareNumber } from '../pbx';
import { inFormat, nothing, pipes } from '../reply';

export const getcurrentcallsOperation = reads((pbx, request) => {
	const { phone = '', multiple } = request.params;
	const rows = activePhones(pbx)
		.filter(({ channel }) => channel.party === bareNumber(pbx, phone))
		.map((active) => legRow(pbx, active));
	const shown = multiple === 'yes' ? rows : rows.slice(0, 1);
	if (shown.length === 0) return nothing;
	return inFormat(request, {
		json: () => shapeLegs(pbx, shown),
		plain: () => shown.map((row) => `${pipes(Object.values(row))}\n`).join(''),
	});
});
