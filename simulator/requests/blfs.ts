/** BLFS: what lamps show of phones and flows (pbx.md#lamps). */
import { localText } from '../clock';
import { reads } from '../operation';
import { usernameOf } from '../pbx';
import { sqlRows } from '../reply';
import { deviceState } from '../devices';

export const blfsOperation = reads((pbx, request) => {
	const { extensions, flows } = pbx.state;
	const nameOf = (number: string) =>
		pbx.switches.blfsNames === 'usernames' ? usernameOf(pbx, number) : number;
	const lamps = [
		...extensions.map((each) => ({ name: nameOf(each.number), state: deviceState(pbx, each) })),
		...flows.map(({ number, state }) => ({ name: number, state })),
	];
	const rows = lamps.map(({ name, state }) => ({
		st_extension: name,
		st_state: state,
		st_timestamp: localText(pbx.clock.now(), pbx.zone),
	}));
	return sqlRows(pbx, request, rows);
});
