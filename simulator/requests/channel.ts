/** CHANNEL: the leg on one channel (pbx.md#current-calls). */
import { legsWhere } from './channels';

export const channelOperation = legsWhere((name, { channel }) => name === channel);
