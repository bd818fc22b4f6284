import type { IDataObject } from 'n8n-workflow';

import type { Seen } from '../../../tools/docs/operation';
import type { WorkflowRun } from '../harness';
import { STEPS } from '../schema/steps';
import type { TestPbx } from '../support';

const LONGEST = 200;
const REFUSAL = 'Error|Permission denied|';

/** Runs an operation as its schema is proved, and once for each way in which it may go wrong. */
export async function seen(pbx: TestPbx, id: string): Promise<Seen> {
	const [resource, operation] = id.split('/');
	const steps = STEPS[id];
	const place = Math.max(
		0,
		steps.findIndex(({ isExample }) => isExample),
	);
	for (const { before } of steps.slice(0, place + 1)) await before?.(pbx);
	const step = steps[place];
	const parameters = { ...step.parameters, ...step.known?.(pbx), resource, operation };
	const run = async () => await pbx.run(parameters, step.items && { items: step.items });

	pbx.simulator.clearRequests();
	const good = await run();
	const requests = [...pbx.simulator.requests];
	const [item] = good.json();
	if (!item) throw new Error(`${id} put out nothing: ${good.error?.message}`);

	pbx.simulator.fail('dropBeforeReply');
	const lost = outcome(await run());
	await pbx.says(REFUSAL, 'text/html');
	const refused = outcome(await run());
	await pbx.says('', 'text/html');
	return { requests, item, refused, nothing: outcome(await run()), lost };
}

/** What a run brought, in one line. */
function outcome(run: WorkflowRun): string {
	const { error } = run;
	if (error) {
		return [`_${error.message.replace(' [item 0]', '')}_`, error.description]
			.filter((text) => typeof text === 'string')
			.map(ended)
			.join(' ');
	}
	const [item] = run.json();
	if (!item) return 'no items.';
	const text = JSON.stringify(short(item));
	return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text}\`.`;
}

/** What tells of an outcome; the rest repeats what was asked. */
function short({ confirmed, ...item }: IDataObject): IDataObject {
	return confirmed === undefined ? item : { confirmed };
}

function ended(text: string): string {
	return /[.!?]_?$/.test(text) ? text : `${text}.`;
}
