import { channelsOfExtension } from '../../channels';
import { extensionState } from '../../extensionStates';
import { extensionOf } from '../../../bed/numbers';
import { json, text } from '../../reply';
import type { Handler } from '../../request';

const KEYS = [
	...['UniqueID', 'LinkedID', 'Connected Line ID', 'Connected Line ID Name'],
	...['Context', 'Extension', 'Direction', 'OtherParty'],
];

/** With whom an extension talks, or whom it rings or is rung by. */
export const extstate: Handler = async ({ params, asterisk }) => {
	const number = extensionOf(params.ext ?? params.number ?? '');
	const state = await extensionState(asterisk, number);
	const [channel] = await channelsOfExtension(asterisk, number);
	const format = params.format?.toLowerCase();
	if (format !== 'json') return text(`${channel?.ConnectedLineNum ?? ''}\r\n`);
	if (state === undefined || state === 'UNAVAILABLE') {
		return json({ UniqueID: 'KO', LinkedID: 'Extension not registered' });
	}
	// a channel that its own phone began runs the dialplan; one that was rung runs none
	const direction = channel?.Application === 'AppDial' ? 'IN' : 'OUT';
	const values = channel
		? [
				...[channel.Uniqueid, channel.Linkedid, channel.ConnectedLineNum],
				...[channel.ConnectedLineName, channel.Context, channel.Exten],
				...[direction, channel.ConnectedLineNum],
			]
		: [];
	return json(Object.fromEntries(KEYS.map((key, place) => [key, values[place] ?? ''])));
};
