import { NOTHING } from '../../reply';
import type { Handler } from '../../request';
import { agents } from './agents';
import { call } from './call';
import { cdrs } from './cdrs';
import { extensions } from './extensions';
import { extstate } from './extstate';
import { queue } from './queue';
import { queuecallers } from './queuecallers';
import { queues } from './queues';
import { inforecording, recording } from './recording';
import { simplecdrs } from './simplecdrs';

const KINDS: Readonly<Record<string, Handler | undefined>> = {
	agents,
	call,
	cdrs,
	extensions,
	extstate,
	inforecording,
	playrecording: recording,
	queue,
	queuecallers,
	queues,
	recording,
	simplecdrs,
};

/** By `info`; an unknown one brings nothing. */
export const info: Handler = async (request) =>
	(await KINDS[(request.params.info ?? '').toLowerCase()]?.(request)) ?? NOTHING;
