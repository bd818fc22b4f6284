import { extensionOf, PEOPLE, peerOf } from '../../../bed/numbers';
import { extensionState } from '../../extensionStates';
import { pipes, sqlRows } from '../../reply';
import type { Handler } from '../../request';

const SECRET = 'a password that nobody may see';

/** The extensions with the states of their phones, passwords included, as the PBX sends them. */
export const extensions: Handler = async ({ params, asterisk }) => {
	const asked = extensionOf(params.number ?? '');
	const numbers = Object.keys(PEOPLE).filter((number) => !asked || number === asked);
	const rows = await Promise.all(
		numbers.map(async (number, place) => ({
			ex_id: String(place + 1),
			ex_number: number,
			ex_name: PEOPLE[number],
			ex_tech: 'SIP',
			st_state: (await extensionState(asterisk, number)) ?? 'UNAVAILABLE',
			username: peerOf(number),
			password: SECRET,
		})),
	);
	if (params.format === 'json') return sqlRows(rows);
	const header = ['Number', 'Name', 'Tech', 'State', 'Username', 'Password'];
	const cells = rows.map((row) => [
		...[row.ex_number, row.ex_name, row.ex_tech, row.st_state, row.username, row.password],
	]);
	return pipes([header, ...cells]);
};
