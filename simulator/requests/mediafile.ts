/** MEDIAFILE getaudio of a tenant that has no media files: 0 bytes (pbx.md#other-requests). */
import { chosenBy, reads } from '../operation';
import { nothing } from '../reply';

export const mediafileOperations = chosenBy('action', { getaudio: reads(() => nothing) });
