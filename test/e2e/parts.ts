import { agent } from './agent/part';
import { canary, canaryQueue } from './canary/part';
import { editor } from './editor/part';
import { events1x, events2x } from './events/part';
import { examples } from './examples/part';
import { faults } from './faults/part';
import { install1x, install2x } from './install/part';
import type { Part } from './part';
import { queue, queue1x } from './queue/part';
import { tenants } from './tenants/part';
import { triggerParts } from './trigger/parts';
import { EVERY_FIVE_SECONDS } from './trigger/workflow';
import { upgrade } from './upgrade/part';

/** In the order in which they run. The trigger's kills at full length are `npm run e2e:trigger`. */
export const parts: Part[] = [
	install2x,
	install1x,
	examples,
	editor,
	faults,
	tenants,
	canary,
	events2x,
	events1x,
	agent,
	upgrade,
	queue,
	queue1x,
	canaryQueue,
	...triggerParts({ kills: 3, pollTimes: EVERY_FIVE_SECONDS }),
];
