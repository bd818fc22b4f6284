/**
 * `info=extensions`: all extensions or one, secrets included (pbx.md#extensions and
 * pbx.md#secrets-in-rows).
 */
import { extensionRow } from '../../devices';
import { reads } from '../../operation';
import { bareNumber } from '../../pbx';
import { inFormat, jsonRows, pipes } from '../../reply';

const PLAIN_COLUMNS = ['ex_number', 'ex_name', 'ex_tech', 'st_state', 'username', 'password'];

export const extensionsInfo = reads((pbx, request) => {
	const { id, number } = request.params;
	const rows = pbx.state.extensions
		.filter((extension) => !id || extension.id === id)
		.filter((extension) => !number || extension.number === bareNumber(pbx, number))
		.map((extension) => extensionRow(pbx, extension));
	const positions = pbx.switches.extensionsDoubledKeys === 'on';
	return inFormat(request, {
		json: () => jsonRows(pbx, rows, positions),
		plain: () => {
			const lines = rows.map((row) => pipes(PLAIN_COLUMNS.map((name) => row[name] ?? '')));
			return `${['Number|Name|Tech|State|Username|Password', ...lines].join('\n')}\n`;
		},
	});
});
