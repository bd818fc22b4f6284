import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { legsMayTell } from '../callRecords/filters';
import type { Home } from '../pbx/sameNumber';
import type { PbxSession } from '../transport/session';
import { breathe } from '../transport/breath';
import type { OpenFeed, PollMeans, TriggerEvent } from './event';
import { callRows } from './feed/callRows';
import { pollCalls } from './feed/calls';
import { BUSY_ROWS } from './feed/reading';
import type { FeedSettings } from './feed/settings';
import { callEndedForm, readTrigger, waitsForLegs, type TriggerParameters } from './form';
import { emittedItems } from './items';
import { pbxReader } from './pbxReader';
import { testItems } from './testItems';
import { wantedOf } from './wanted';

/** Every call that has ended. */
export const callEnded: TriggerEvent = {
	name: 'Call Ended',
	description: 'An item for every call that has ended',
	form: callEndedForm,
	open: openCallEnded,
	testItems,
};

function openCallEnded(n8n: IPollFunctions, session: PbxSession, means: PollMeans): OpenFeed {
	const { clock } = session;
	const { timeoutSeconds, downloadSeconds } = means;
	const parameters = readTrigger(n8n, session);
	const { detail, options, startsAt } = parameters;
	const settings = feedSettings(parameters, session, means);
	const pbx = session.bind({ timeoutSeconds });
	const reader = pbxReader(n8n, pbx, { detail, clock, downloadSeconds });
	return {
		scope: detail,
		settings,
		quietMinutes: settings.groupQuietMinutes,
		startsAt,
		isFromNow: options.afterPause === 'fromNow',
		rows: async (window) => await reader.rows(window),
		async poll(state, now) {
			const polled = await pollCalls<INodeExecutionData>(state, now, settings, reader);
			const items = await emittedItems(polled.rows, parameters, { n8n, pbx, clock });
			return { state: polled.state, items, failure: polled.failure };
		},
	};
}

function feedSettings(
	parameters: TriggerParameters,
	{ clock, ...home }: Pick<PbxSession, 'clock'> & Home,
	{ keys, isOver }: Pick<PollMeans, 'keys' | 'isOver'>,
): FeedSettings {
	const { detail, filters, options } = parameters;
	const { lookbackMinutes = 240, maximumPerPoll = 1000, recordingWaitMinutes = 10 } = options;
	const { groupQuietMinutes = 2 } = options;
	return {
		clock,
		isOver,
		keys,
		breathe,
		rows: callRows({ detail, clock, countryCode: home.countryCode }),
		lookbackMinutes,
		maximumPerPoll,
		busyRows: BUSY_ROWS,
		...(options.attachRecording && { recordingWaitMinutes }),
		...(waitsForLegs(parameters) && { groupQuietMinutes }),
		passes: (record) => wantedOf({ record, rows: [] }, parameters, home).length > 0,
		...(detail === 'calls' && {
			legsMayTell: (record) => legsMayTell(record, filters, home),
		}),
	};
}
