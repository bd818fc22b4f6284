import type { Resource } from '../operation';
import { download } from './download';
import { get } from './get';
import { getTranscript } from './getTranscript';

export const recording: Resource = {
	name: 'Recording',
	operations: { download, get, getTranscript },
};
