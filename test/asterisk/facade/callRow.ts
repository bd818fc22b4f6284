import type { AmiMessage } from '../bed/ami';
import { originateIdOf } from './channels';
import type { DataRow } from './reply';

/** A channel that is up, as a row. */
export const callRow = (channel: AmiMessage): DataRow => ({
	channel: channel.Channel,
	state: channel.ChannelStateDesc,
	uniqueid: channel.Uniqueid,
	linkedid: channel.Linkedid,
	calleridnum: channel.CallerIDNum,
	connectedlinenum: channel.ConnectedLineNum,
	context: channel.Context,
	extension: channel.Exten,
	duration: channel.Duration,
	originateid: originateIdOf(channel),
});
