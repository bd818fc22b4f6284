/** CHANNEL: the leg on one channel (pbx-protocol 6). */
import { legsWhere } from './channels';

export const channelOperation = legsWhere((name, { channel }) => name === channel);
