/** CHANNEL: the leg on one channel (pbx.md#current-calls). */
import { channelsWhere } from './channels';

export const channelOperation = channelsWhere((name, { channel }) => name === channel);
