import { passedOn } from '../reply';
import type { Handler } from '../request';

const CONTEXT = 'authenticated';

/** Sends the party of a channel on: the channel is that of whoever is sent. */
export const blindTransfer: Handler = async ({ params, asterisk }) =>
	passedOn(
		await asterisk.ami.action('Redirect', {
			Channel: params.channel,
			ExtraChannel: params.extrachannel,
			Context: CONTEXT,
			Exten: params.dest,
			Priority: '1',
		}),
	);

/** Lets the party of a channel ask first: the channel is that of whoever transfers. */
export const attendedTransfer: Handler = async ({ params, asterisk }) =>
	passedOn(
		await asterisk.ami.action('Atxfer', {
			Channel: params.channel,
			Context: CONTEXT,
			Exten: params.dest,
		}),
	);
