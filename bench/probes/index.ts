import type { Probe } from '../probe';
import { busyDay } from './busyDay';
import { growth } from './growth';
import { kindness } from './kindness';
import { limiter } from './limiter';
import { loading } from './loading';
import { manyTriggers } from './manyTriggers';
import { oneLinkedId } from './oneLinkedId';
import { quietPoll } from './quietPoll';
import { reportSize } from './reportSize';
import { stretches } from './stretches';

/** Everything that is measured without HTTP Request beside it, in the order of the report. */
export const probes: Probe[] = [
	kindness,
	limiter,
	loading,
	quietPoll,
	growth,
	reportSize,
	stretches,
	oneLinkedId,
	busyDay,
	manyTriggers,
];
