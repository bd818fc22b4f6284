/** Whom, when and how often an agent's tool may reach people, by the credential. */
import type { INodeType } from 'n8n-workflow';

import { resources } from '../../../nodes/GisPbx/resources';
import { usePbx } from '../support';
import { runAsTool } from './asTool';
import { arrange, PARAMETERS } from './parameters';
import { dialled, DIAL_EACH, numbersToDial } from './sentOnce';

const pbx = usePbx();
const MAY = { agentsMay: 'reachPeople' };
const DIAL = { ...DIAL_EACH, destination: '0500000001' };
const GO_ON = { onError: 'continueRegularOutput' as const };
const HOUR_MS = 3_600_000;

const REACHING = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.entries(operations)
		.filter(([, { effect }]) => effect === 'reachesPeople' && resource !== 'api')
		.map(([operation]) => ({
			...{ resource, operation },
			parameters: { ...PARAMETERS[resource]?.[operation], resource, operation },
		})),
);

/** Days around now, by whichever clock. */
const today = () =>
	[-24, 0, 24]
		.map((hours) => new Date(Date.now() + hours * HOUR_MS).toISOString().slice(0, 10))
		.join(', ');

/** What a run sent that is no INFO. */
const acted = () => pbx.sent().filter(({ reqtype }) => reqtype.toUpperCase() !== 'INFO');

describe.each(REACHING)('$resource: $operation', ({ parameters }) => {
	test.each([
		['another number than the allowed', () => ({ agentNumbers: '0999', tenant: 'OTHER' })],
		['a holiday', () => ({ agentHolidays: today() })],
		['no call left in this hour', () => ({ agentCallsPerHour: 0 })],
		['numbers that cannot be read', () => ({ agentNumbers: '={{ undefined }}' })],
		['hours that cannot be read', () => ({ agentHours: '={{ ["Mon 0-24"] }}' })],
	])('%s', async (_, limits) => {
		const items = [await arrange(pbx)];
		// 205 and 700 are extensions, which may be called anyway, but not as a number outside.
		const outside = { ...parameters, ...('destination' in parameters && { destination: '0900' }) };
		const run = await runAsTool(pbx, outside, { items, limits: { ...MAY, ...limits() } });

		expect(String(run.error?.message)).toMatch(/agent|reaches/);
		expect(acted()).toEqual([]);
	});
});

test('the allowed numbers are reached, and the agent is told which they are', async () => {
	const limits = { ...MAY, agentNumbers: '0500000001\n0722280800' };
	const items = [
		...[{ destination: '+972 50 000 0001' }, { destination: '0500000002' }, { destination: '205' }],
		{ source: '0900123456', destination: '205' },
	];
	const run = await runAsTool(pbx, DIAL_EACH, { limits, items, node: GO_ON });

	expect(dialled(pbx)).toEqual(['+972500000001', '205']);
	expect(run.json()[1].error).toBe(
		'Destination 0500000002 is not for this agent to reach [item 1]. Nothing was sent. It may reach numbers that begin with 0500000001, 0722280800, and own extensions.',
	);
	expect(run.json()[3].error).toContain('Source 0900123456');
	expect(run.logs.join()).toContain('"Agent Numbers" under AI Agents');
});

test.each([
	['DIAL', 'dest'],
	['dial', 'phone'],
	['ATXTRANSFER', 'dest'],
	['SMS', 'dest'],
	['FAX', 'number'],
	['CAMPAIGN', 'number'],
	['NOBODYKNOWS', 'number'],
])('Other Request: %s with another number is not sent', async (requestType, name) => {
	const parameters = {
		...{ resource: 'api', operation: 'request', method: 'POST', replyFormat: 'text' },
		requestType,
		parameters: { parameter: [{ name, value: '0900123456' }] },
	};
	const run = await runAsTool(pbx, parameters, { limits: { ...MAY, agentNumbers: '05' } });

	expect(run.error?.message).toMatch(/is not for this agent|is not known/);
	expect(pbx.sent()).toEqual([]);
});

test('as a node none of it holds', async () => {
	const limits = { agentNumbers: '0999', agentHolidays: today(), agentCallsPerHour: '0' };
	const credentials = { gisPbxApi: pbx.credential({ ...limits, agentHours: 'never' }) };
	const run = await pbx.run(DIAL, { credentials });

	expect(run.error).toBeUndefined();
	expect(pbx.sent().map(({ reqtype }) => reqtype)).toEqual(['DIAL']);
});

describe('calls per hour', () => {
	/** The pack as n8n has it after a start. */
	async function started(): Promise<INodeType> {
		let type: INodeType | undefined;
		await jest.isolateModulesAsync(async () => {
			const { GisPbx } = await import('../../../nodes/GisPbx/GisPbx.node');
			type = new GisPbx();
		});
		return type as INodeType;
	}
	const limits = { ...MAY, agentCallsPerHour: '2' };
	const ended = (originateId: string, minutesAgo = 1) =>
		pbx.simulator.addEndedCall({ start: new Date(Date.now() - minutesAgo * 60_000), originateId });

	test('what this process sent counts, answered or not', async () => {
		const type = await started();
		pbx.simulator.fail('dropBeforeReply', { when: ({ reqtype }) => reqtype === 'DIAL' });
		const items = numbersToDial(3);
		const run = await runAsTool(pbx, DIAL_EACH, { type, items, limits, node: GO_ON });

		expect(dialled(pbx)).toHaveLength(2);
		expect(run.json()[2].error).toBe(
			'This agent may reach people 2 times an hour, and 2 calls and messages were counted in the last one [item 2]. Nothing was sent. Try again later, or leave it to a person.',
		);
		expect(run.logs.join()).toContain('"Agent Calls per Hour" under AI Agents');
	});

	test('a call that is in the records counts once', async () => {
		const type = await started();
		const first = await runAsTool(pbx, DIAL, { type, limits });
		ended(String(first.json()[0].originateId));
		await runAsTool(pbx, DIAL, { type, limits });
		const third = await runAsTool(pbx, DIAL, { type, limits });

		expect(dialled(pbx)).toHaveLength(2);
		expect(third.error?.message).toContain('2 calls and messages were counted');
	});

	test('a restart does not forget what is in the records, and people count, too', async () => {
		const first = await runAsTool(pbx, DIAL, { type: await started(), limits });
		ended(String(first.json()[0].originateId));
		ended('of-a-person');
		const run = await runAsTool(pbx, DIAL, { type: await started(), limits });

		expect(run.error?.message).toContain('2 calls and messages were counted');
		expect(dialled(pbx)).toHaveLength(1);
	});

	test('calls from outside and those of an hour ago do not', async () => {
		pbx.simulator.addEndedCall({ start: new Date() });
		ended('long-ago', 61);
		ended('just-now', 59);
		const run = await runAsTool(pbx, DIAL, { type: await started(), limits });

		expect(run.error).toBeUndefined();
	});

	test('no rows are no calls, rows that do not come are a refusal', async () => {
		const type = await started();
		const run = await runAsTool(pbx, DIAL, { type, limits });
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'cdrs' });
		const failed = await runAsTool(pbx, DIAL, { type, limits });

		expect(run.error).toBeUndefined();
		expect(failed.error?.message).toContain('could not be read, so none is added');
		expect(dialled(pbx)).toHaveLength(1);
	});

	test('two at once do not both take the last', async () => {
		const type = await started();
		const one = { ...limits, agentCallsPerHour: '1' };
		const runs = await Promise.all(
			[1, 2, 3].map(() => runAsTool(pbx, DIAL, { type, limits: one })),
		);

		expect(dialled(pbx)).toHaveLength(1);
		expect(runs.filter(({ error }) => error === undefined)).toHaveLength(1);
	});

	test('what an agent sent whose credential has no such limit counts for one that has', async () => {
		const type = await started();
		const run = async (own: Record<string, unknown>) =>
			await runAsTool(pbx, DIAL, { type, limits: own });
		await run(MAY);
		await run(MAY);
		const asked = pbx.sent().map(({ reqtype }) => reqtype);
		const third = await run(limits);

		expect(asked).toEqual(['DIAL', 'DIAL']);
		expect(dialled(pbx)).toHaveLength(2);
		expect(third.error?.message).toContain('2 calls and messages were counted');
	});

	test('messages count by what this process sent, and no records are asked for', async () => {
		const type = await started();
		ended('a');
		ended('b');
		const parameters = { ...PARAMETERS.sms.send, resource: 'sms', operation: 'send' };
		const send = async () => await runAsTool(pbx, parameters, { type, limits });
		for (const again of [send, send, send]) await again();

		expect(pbx.sent().map(({ reqtype }) => reqtype)).toEqual(['SMS', 'SMS']);
	});

	test('what surely was not sent does not count, nor does a dry run', async () => {
		const type = await started();
		const one = { ...limits, agentCallsPerHour: '1' };
		const sms = { ...PARAMETERS.sms.send, resource: 'sms', operation: 'send' };
		const nowhere = { ...one, apiUrl: 'http://127.0.0.1:9/pbx/gisapi.php' };
		await runAsTool(pbx, sms, { type, limits: nowhere });
		await runAsTool(pbx, { ...sms, options: { dryRun: true } }, { type, limits: one });
		const run = await runAsTool(pbx, sms, { type, limits: one });

		expect(run.error).toBeUndefined();
	});
});
