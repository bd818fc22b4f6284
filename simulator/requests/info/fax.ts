/**
 * `info=fax`: a fax's state by the id that sending returned; the shape is unknown
 * (pbx.md#fax-status).
 */
import { reads } from '../../operation';
import { inFormat, jsonText, nothing, pipes } from '../../reply';
import { faxRow } from '../fax';

export const faxInfo = reads((pbx, request) => {
	const fax = pbx.state.faxes.find(({ id }) => id === request.params.id);
	if (!fax) return nothing;
	const row = faxRow(pbx, fax);
	return inFormat(request, {
		json: () => jsonText(row),
		plain: () => pipes(Object.values(row)),
	});
});
