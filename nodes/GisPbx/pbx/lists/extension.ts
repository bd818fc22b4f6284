import { directionOfWord, type Direction } from '../calls/direction';
import { rowOrNone, textIn } from '../columns';
import { pipeCells } from '../reply/pipes';
import { bareExtension } from '../phoneNumber';
import type { Row } from '../rows';
import type { PbxClock } from '../time/zoneClock';

/**
 * What is told of an extension: an allow-list, since its row holds SIP secrets
 * (pbx.md#secrets-in-rows).
 */
export interface Extension {
	id: string | null;
	number: string | null;
	name: string | null;
	technology: string | null;
	/** Asterisk's word for the device: NOT_INUSE, INUSE, RINGING, UNAVAILABLE, ... */
	state: string | null;
	username: string | null;
}

/** An extension's registration and call of the moment; absent values are null. */
interface ExtensionState {
	extension: string;
	registered: boolean;
	talking: boolean;
	otherParty: string | null;
	otherPartyName: string | null;
	direction: Direction | null;
	callId: string | null;
	linkedId: string | null;
}

/** What a phone, or a flow, shows on a lamp. */
interface DeviceState {
	extension: string;
	/** Asterisk's word for it: NOT_INUSE, INUSE, RINGING, UNAVAILABLE, ... */
	state: string | null;
	/** ISO 8601 with the PBX's offset. */
	updatedAt: string | null;
	/** As the PBX names it: `204-DEMOCO`, or the number of a flow. */
	username: string;
}

const NOT_REGISTERED = 'KO';

/** An extension from its JSON row or its row of the pipe table (pbx.md#extensions). */
export function extensionFrom(row: Row): Extension {
	return {
		number: textIn(row, 'ex_number', 'Number'),
		name: textIn(row, 'ex_name', 'Name'),
		state: textIn(row, 'st_state', 'State'),
		technology: textIn(row, 'ex_tech', 'Tech'),
		username: textIn(row, 'username', 'Username'),
		id: textIn(row, 'ex_id'),
	};
}

/** The state in a row of BLFS; none where it names nobody (pbx.md#lamps). */
export function deviceStateFrom(row: Row, clock: PbxClock): DeviceState[] {
	const username = textIn(row, 'st_extension');
	if (username === null) return [];
	const [at] = clock.instantsOf(textIn(row, 'st_timestamp') ?? '');
	return [
		{
			extension: bareExtension(username),
			state: textIn(row, 'st_state'),
			updatedAt: at === undefined ? null : clock.isoOf(at),
			username,
		},
	];
}

/** The state of extension `extension` from extstate's JSON (pbx.md#extension-state). */
export function extensionState(extension: string, json: unknown): ExtensionState {
	const row = rowOrNone(json);
	const callId = textIn(row, 'UniqueID');
	const registered = callId?.toUpperCase() !== NOT_REGISTERED;
	const live = registered && callId !== null ? row : {};
	return {
		extension,
		registered,
		talking: live === row,
		otherParty: textIn(live, 'OtherParty', 'Connected Line ID'),
		otherPartyName: textIn(live, 'Connected Line ID Name'),
		direction: directionOfWord(textIn(live, 'Direction')),
		callId: textIn(live, 'UniqueID'),
		linkedId: textIn(live, 'LinkedID'),
	};
}

const ON = /^(?:on|yes|true|1)$/i;
const OFF = /^(?:off|no|false|0)?$/i;

/**
 * Whether calls are kept from an extension, from what DND says: `on`, or nothing
 * (pbx.md#do-not-disturb). Undefined for any other word.
 */
export function doNotDisturbFrom(text: string): boolean | undefined {
	const word = pipeCells(text)[0]
		.replace(/^"(.*)"$/, '$1')
		.trim();
	if (ON.test(word)) return true;
	return OFF.test(word) ? false : undefined;
}
