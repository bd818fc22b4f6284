import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { addCallDetailsField, simplifyField } from '../callRecords/cdrFields';
import { callFilters, legsMayTell, passes, type CallFilters } from '../callRecords/filters';
import { choice } from '../fields/choice';
import type { ValuesOf } from '../fields/field';
import { readTriggerForm, refuserOf } from '../fields/readForm';
import { toggle } from '../fields/toggle';
import { wholeNumber } from '../fields/wholeNumber';
import { DAY_MS } from '../pbx/time/zoneClock';
import { breathe } from '../transport/breath';
import { ProcessMemory } from '../transport/processMemory';
import type { PbxSession } from '../transport/session';
import type { Budget } from './budget';
import type { OpenFeed, PollMeans, TriggerEvent } from './event';
import { callRows } from './feed/callRows';
import { BUSY_ROWS } from './feed/reading';
import { pollRecordedCalls, type RecordedCallSettings } from './feed/recordedCalls';
import { afterPauseOfCalls, lookbackField, startOfCalls, type TriggerParameters } from './form';
import { emittedItems } from './items';
import { pbxReader } from './pbxReader';
import { startOf } from './startFrom';
import { DAYS, newestCalls } from './testItems';
import { triggerKey } from './whichTrigger';

const SCOPE = 'recordingReady';

const fields = { ...startOfCalls, simplify: simplifyField };

const options = {
	addCallDetails: addCallDetailsField,
	afterPause: afterPauseOfCalls,
	attachRecording: toggle({
		displayName: 'Attach Recording',
		default: true,
		description: 'Whether to put the audio into the field "data"',
	}),
	giveUpMinutes: wholeNumber(
		{
			displayName: 'Give Up After (Minutes)',
			default: 60,
			description:
				'How long after its end a call waits for its recording. After that When Missing decides.',
		},
		{ min: 1, max: 1440 },
	),
	lookbackMinutes: lookbackField,
	maximumPerPoll: wholeNumber(
		{
			displayName: 'Maximum per Poll',
			default: 200,
			description:
				'How many recordings a poll asks for, and so how many calls start the workflow at once at most; the rest follow with the next poll',
		},
		{ min: 1, max: 100_000 },
	),
	whenMissing: choice(
		{
			displayName: 'When Missing',
			default: 'leaveOut',
			description:
				'What to do with a call that has no recording in the end. Without this option it comes without.',
		},
		[
			{ name: 'Leave the Call Out', value: 'leaveOut' },
			{ name: 'Tell the Call Without', value: 'tellWithout' },
		],
	),
};

/** Every answered call whose recording is there. */
export const recordingReady: TriggerEvent = {
	name: 'Recording Ready',
	description: 'An item for every answered call, as soon as all of its recording is there',
	form: { fields, filters: callFilters, options },
	open,
	testItems,
};

/** When recordings were last asked for in vain, by trigger and call. */
const askings = new ProcessMemory<number>({ forMs: DAY_MS });

interface Parameters extends TriggerParameters {
	options: Partial<ValuesOf<typeof options>>;
}

function parametersOf(n8n: IPollFunctions, session: PbxSession): Parameters {
	const read = readTriggerForm(n8n, recordingReady.form, session);
	const values = read.values as unknown as ValuesOf<typeof fields>;
	return {
		detail: 'calls',
		simplify: values.simplify,
		startsAt: startOf(values, session.clock, refuserOf(n8n)),
		filters: read.filters as unknown as CallFilters,
		options: read.options as Parameters['options'],
	};
}

/** As the items of calls are made: each says what is known of its recording. */
function shown({ options: chosen, ...parameters }: Parameters): TriggerParameters {
	return { ...parameters, options: { ...chosen, attachRecording: true } };
}

function open(n8n: IPollFunctions, session: PbxSession, means: PollMeans): OpenFeed {
	const { clock } = session;
	const parameters = parametersOf(n8n, session);
	const { detail, startsAt, options: chosen } = parameters;
	const { timeoutSeconds, downloadSeconds } = means;
	const settings = feedSettings(n8n, parameters, session, means);
	const pbx = session.bind({ timeoutSeconds });
	const keepsAudio = chosen.attachRecording === true;
	const reader = pbxReader(n8n, pbx, { detail, clock, downloadSeconds, keepsAudio });
	return {
		scope: SCOPE,
		settings,
		startsAt,
		isFromNow: chosen.afterPause === 'fromNow',
		rows: async (window) => await reader.rows(window),
		async poll(state, now) {
			const polled = await pollRecordedCalls<INodeExecutionData>(state, now, settings, reader);
			const items = await emittedItems(polled.rows, shown(parameters), { n8n, pbx, clock });
			return { state: polled.state, items, failure: polled.failure };
		},
	};
}

function feedSettings(
	n8n: IPollFunctions,
	{ detail, filters, options: chosen }: Parameters,
	session: PbxSession,
	{ keys, isOver }: Pick<PollMeans, 'keys' | 'isOver'>,
): RecordedCallSettings {
	const { clock, countryCode } = session;
	const { lookbackMinutes = 240, maximumPerPoll = 200, giveUpMinutes = 60, whenMissing } = chosen;
	const keyOf = (call: string) => `${triggerKey(n8n)}/${call}`;
	return {
		clock,
		isOver,
		keys,
		breathe,
		rows: callRows({ detail, clock, countryCode }),
		lookbackMinutes,
		maximumPerPoll,
		busyRows: BUSY_ROWS,
		giveUpMinutes,
		tellsWithout: whenMissing !== 'leaveOut',
		passes: (record) => passes(record, filters, session),
		legsMayTell: (record) => legsMayTell(record, filters, session),
		askings: {
			recall: (call) => askings.recall(keyOf(call)),
			keep: (call, at) => askings.keep(keyOf(call), at),
		},
	};
}

/** The newest answered calls, with what there is of their recordings. */
async function testItems(
	n8n: IPollFunctions,
	session: PbxSession,
	budget: Budget,
): Promise<INodeExecutionData[]> {
	const parameters = parametersOf(n8n, session);
	return await newestCalls(n8n, session, budget, {
		parameters: shown(parameters),
		none: `No answered call of the last ${DAYS} days fits Filters`,
		isAnswered: true,
		keepsAudio: parameters.options.attachRecording === true,
	});
}
