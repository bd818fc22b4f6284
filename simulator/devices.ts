/** Extensions as the PBX shows them: device state and the full database row (pbx.md#extensions). */
import { activePhones } from './calls';
import { usernameOf, type Pbx } from './pbx';
import type { Row } from './row';
import type { Extension } from './state';

/** The JSON row of the engine has about this many columns (observed). */
const COLUMN_COUNT = 148;

const DEVICE_STATES = { ringing: 'RINGING', up: 'INUSE', notYet: 'NOT_INUSE', ended: 'NOT_INUSE' };

/** A call in progress shows; a phone that is not registered is unavailable. */
export function deviceState(pbx: Pbx, { number, registered }: Extension): string {
	const active = activePhones(pbx).find(({ channel }) => channel.party === number);
	if (active) return DEVICE_STATES[active.phase];
	return registered ? 'NOT_INUSE' : 'UNAVAILABLE';
}

/** `name1`, `name2`, … blank, up to `count` columns in all: the engine's rows are wide. */
export function widen(row: Row, count: number, name: string): Row {
	const missing = count - Object.keys(row).length;
	const others = Array.from({ length: missing }, (_, position) => [`${name}${position + 1}`, '']);
	return { ...row, ...Object.fromEntries(others) };
}

/** The full row: columns that matter, secrets, and as many others as the engine has. */
export function extensionRow(pbx: Pbx, extension: Extension): Row {
	const row: Row = {
		ex_id: extension.id,
		ex_te_id: '7',
		ex_number: extension.number,
		ex_name: extension.name,
		ex_tech: extension.technology,
		st_state: deviceState(pbx, extension),
		username: usernameOf(pbx, extension.number),
		...extension.secrets,
		ex_email: `e${extension.number}@example.com`,
		ex_notes: null,
		ex_dnd: extension.doNotDisturb ? 'on' : '',
	};
	return widen(row, COLUMN_COUNT, 'ex_option');
}
