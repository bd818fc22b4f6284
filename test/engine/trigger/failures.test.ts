import type { NodeApiError } from 'n8n-workflow';

import type { FaultName } from '../../../simulator';
import { engineLine } from '../harness';
import { usePbx } from '../support';
import { feedOf, idsOf, remembering, useTrigger } from './support';

const pbx = usePbx();
const trigger = useTrigger(pbx);

const wrongKey = () => ({ gisPbxApi: pbx.credential({ apiKey: 'canary-of-another-pbx' }) });
/** 1.x does not know the option `failure`. */
const causeOf = (error: Error) =>
	(error as NodeApiError & { failure?: { cause: string } }).failure?.cause;
const expectCause = (error: Error, cause: string) =>
	expect(causeOf(error)).toBe(engineLine === '2x' ? cause : undefined);

const DOWN: FaultName[] = [
	'http500',
	'http503',
	'webPage',
	'dropBeforeReply',
	'dropInBody',
	'junk',
];

describe('a scheduled poll', () => {
	test.each(DOWN)('fails aloud when the PBX is down (%s), and loses nothing', async (fault) => {
		const followed = await trigger.activate();
		const { uniqueId } = pbx.simulator.addEndedCall();
		const before = feedOf(followed);
		const heal = pbx.simulator.fail(fault);
		await followed.poll();
		expect(followed.errors).toHaveLength(1);
		expectCause(followed.errors[0], 'temporarily-unavailable');
		expect(feedOf(followed)).toEqual(before);
		heal();
		await followed.poll();
		expect(idsOf(followed)).toEqual([uniqueId]);
	});

	test('does not take a blank answer for the truth', async () => {
		const followed = await trigger.activate();
		const { uniqueId } = pbx.simulator.addEndedCall();
		const heal = pbx.simulator.fail('blank');
		await followed.poll();
		heal();
		await followed.poll();
		expect(followed.errors).toEqual([]);
		expect(idsOf(followed)).toEqual([uniqueId]);
	});

	test('fails aloud when the key is wrong, and goes on when it is corrected', async () => {
		const credentials = { gisPbxApi: pbx.credential() };
		const followed = await trigger.activate({ credentials });
		const { uniqueId } = pbx.simulator.addEndedCall();
		Object.assign(credentials, wrongKey());
		await followed.poll();
		await followed.poll();
		expect(followed.errors.map(({ message }) => message)).toEqual([
			'The PBX refused the API key',
			'The PBX refused the API key',
		]);
		expectCause(followed.errors[0], 'credential-invalid');
		credentials.gisPbxApi = pbx.credential();
		await followed.poll();
		expect(idsOf(followed)).toEqual([uniqueId]);
	});
});

describe('activation by a user', () => {
	test.each(['activate', 'create', 'update'] as const)(
		'refuses a wrong key (%s)',
		async (activation) => {
			const refused = trigger.make({ credentials: wrongKey(), activation }).activate();
			await expect(refused).rejects.toThrow('The PBX refused the API key');
		},
	);

	test.each(DOWN)('fails when the PBX is down (%s)', async (fault) => {
		pbx.simulator.addEndedCall();
		pbx.simulator.fail(fault);
		await expect(trigger.activate()).rejects.toThrow(/PBX/);
	});

	test.each([
		[
			'a maximum of 0',
			{ options: { maximumPerPoll: 0 } },
			'Maximum per Poll must be a whole number',
		],
		[
			'no lookback',
			{ options: { lookbackMinutes: 0 } },
			'Lookback (Minutes) must be a whole number',
		],
		[
			'a start time to come',
			{ startFrom: 'time', startTime: '2999-01-01T00:00:00Z' },
			'Start Time lies in the future',
		],
		['no start time', { startFrom: 'time', startTime: '' }, 'Start Time is empty'],
		[
			'a start time that is none',
			{ startFrom: 'time', startTime: 'soon' },
			'Start Time is no date',
		],
		['an unknown event', { event: 'callStarted' }, 'Trigger On must be one of'],
	])('refuses %s by name', async (_what, parameters, words) => {
		await expect(trigger.activate({ parameters })).rejects.toThrow(words);
		expect(pbx.sent()).toEqual([]);
	});

	test('refuses a time zone that does not exist', async () => {
		const gisPbxApi = pbx.credential({ timeZone: 'Asia/Atlantis' });
		const refused = trigger.activate({ credentials: { gisPbxApi } });
		await expect(refused).rejects.toThrow('Time Zone of the credential is unknown: Asia/Atlantis');
	});

	test('refuses a credential that takes a value from an item', async () => {
		const gisPbxApi = pbx.credential({ tenant: '={{ $json.tenant }}' });
		const refused = trigger.activate({ credentials: { gisPbxApi } });
		await expect(refused).rejects.toThrow('The credential holds an expression that needs an item');
		expect(pbx.sent()).toEqual([]);
	});
});

describe("n8n's own start", () => {
	const followedBefore = async () => {
		const before = await trigger.activate();
		pbx.simulator.addEndedCall();
		await before.poll();
		return before;
	};

	test.each([...DOWN, 'blank', 'truncated', 'http404', 'redirect'] as FaultName[])(
		'outlives a PBX that is down (%s), and delivers when it is back',
		async (fault) => {
			const before = await followedBefore();
			const { uniqueId } = pbx.simulator.addEndedCall();
			const heal = pbx.simulator.fail(fault);
			const after = await trigger.restart(before);
			expect(after.errors).toEqual([]);
			heal();
			await after.poll();
			expect(idsOf(after)).toEqual([uniqueId]);
		},
	);

	test.each(['init', 'leadershipChange'] as const)(
		'outlives a wrong key (%s): calls come without a new activation when it is corrected',
		async (activation) => {
			const before = await followedBefore();
			const credentials = wrongKey();
			const after = await trigger.restart(before, { credentials, activation });
			const { uniqueId } = pbx.simulator.addEndedCall();
			expect(after.logs().join()).toContain('waits for its next poll: The PBX refused the API key');
			await after.poll();
			expect(after.errors).toHaveLength(1);
			credentials.gisPbxApi = pbx.credential();
			await after.poll();
			expect(idsOf(after)).toEqual([uniqueId]);
			expect(after.logs().join()).not.toContain('canary');
			expect(JSON.stringify(after.staticData())).not.toContain('canary');
		},
	);

	test('fails without anything remembered', async () => {
		pbx.simulator.fail('http500');
		await expect(trigger.activate({ activation: 'init' })).rejects.toThrow('HTTP 500');
	});

	test('fails for a user who activates, whatever is remembered', async () => {
		const before = await followedBefore();
		pbx.simulator.fail('http500');
		const again = trigger.restart(before, { activation: 'activate' });
		await expect(again).rejects.toThrow('HTTP 500');
	});
});

describe('a memory that cannot be used', () => {
	const FLOOR = '2024-06-12 09:00:00';
	test.each([
		['garbage', 'nonsense', 'it is no state'],
		['nothing', null, 'it is no state'],
		['another version', { version: 0, lastId: 7 }, 'another version'],
		[
			'a ledger that is none',
			{ version: 1, scope: 'DEMOCO/calls', floor: FLOOR, ledger: { monday: 'x' } },
			'it is damaged',
		],
		[
			'a floor that is none',
			{ version: 1, scope: 'DEMOCO/calls', floor: 'noon', ledger: {} },
			'it is damaged',
		],
		[
			'another tenant',
			{ version: 1, scope: 'OTHER/calls', floor: FLOOR, ledger: {} },
			'it belongs to another tenant',
		],
	])('begins anew with a warning: %s', async (_what, feed, words) => {
		pbx.simulator.addEndedCall({ start: new Date(Date.now() - 600_000) });
		const staticData = remembering(feed);
		const followed = await trigger.activate({ staticData, activation: 'init' });
		expect(followed.executions).toBe(0);
		expect(followed.logs().join()).toContain(`begins anew, its memory cannot be used: ${words}`);
		const { uniqueId } = pbx.simulator.addEndedCall();
		await followed.poll();
		expect(idsOf(followed)).toEqual([uniqueId]);
	});

	test('begins anew, and names both, when the credential gives another tenant', async () => {
		let tenant = 'DEMOCO';
		const gisPbxApi = {
			...pbx.credential(),
			get tenant() {
				return tenant;
			},
		};
		const followed = await trigger.activate({ credentials: { gisPbxApi } });
		pbx.simulator.addEndedCall();
		await followed.poll();
		expect(followed.executions).toBe(1);
		expect(followed.logs().join()).not.toContain('begins anew');

		tenant = 'OTHER';
		await followed.poll();
		expect(followed.logs().join()).toContain(
			'it belongs to another tenant, detail or event, DEMOCO/calls and not OTHER/calls',
		);
		expect(pbx.simulator.requests.at(-1)?.params.tenant).toBe('OTHER');
	});

	test('begins anew on what another node had left', async () => {
		const staticData = { 'node:GIS PBX Trigger': { lastTimeChecked: '2024-06-12' } };
		const followed = await trigger.activate({ staticData });
		expect(followed.logs().join()).toContain('begins anew');
	});
});
