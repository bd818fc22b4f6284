import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import type { ValuesOf } from '../fields/field';
import { readTriggerForm, refuserOf } from '../fields/readForm';
import { textList } from '../fields/textList';
import { toggle } from '../fields/toggle';
import { wholeNumber } from '../fields/wholeNumber';
import { msOf } from '../pbx/calls/callPart';
import type { Row } from '../pbx/rows';
import { breathe } from '../transport/breath';
import type { PbxSession } from '../transport/session';
import { VOICEMAIL } from '../directory/offered';
import type { Budget } from './budget';
import type { OpenFeed, PollMeans, TriggerEvent } from './event';
import { MESSAGE_CLOCK, messageRows } from './feed/messageRows';
import { pollMessages, type MessageSettings, type ToldMail } from './feed/messages';
import { afterPauseField, startFields, startOf } from './startFrom';
import { NO_AUDIO, voicemailReader } from './voicemailReader';

/** A mailbox shows its messages for long: a message may be told a week after it was left. */
const LOOKBACK_MINUTES = 7 * 24 * 60;
/** A message may be deleted while it waits. */
const AUDIO_WAIT_MINUTES = 10;
const MOST_TEST_ITEMS = 10;
const SCOPE = 'voicemailReceived';

const fields = startFields({
	now: 'Messages that are left from now on',
	since: 'Messages that were left since a time, oldest first',
	at: 'Messages that were left at this time or later',
});

const filters = {
	mailboxes: textList({
		displayName: 'Mailboxes',
		placeholder: 'e.g. 204, 205',
		description:
			'Messages in these mailboxes, with commas between them. Without this filter: in all.',
	}),
};

const options = {
	afterPause: afterPauseField({
		description:
			'What to do when the workflow is published again, with messages that were left while it was not. Without this option they are told.',
		from: 'Messages that are left from now on',
		all: 'Those that were left in the meantime as well, oldest first',
	}),
	attachAudio: toggle({
		displayName: 'Attach Audio',
		default: true,
		description:
			'Whether to put the audio of the message into the field "data". It stays unread in the PBX.',
	}),
	maximumPerPoll: wholeNumber(
		{
			displayName: 'Maximum per Poll',
			default: 1000,
			description:
				'How many messages start the workflow at once; the rest follow with the next poll',
		},
		{ min: 1, max: 100_000 },
	),
};

const form = { fields, filters, options };

/** Every voicemail message. */
export const voicemailReceived: TriggerEvent = {
	name: 'Voicemail Received',
	description: 'An item for every voicemail message. Not every provider offers voicemail.',
	form,
	open,
	testItems,
};

interface Parameters {
	startsAt?: number;
	mailboxes?: string[];
	options: Partial<ValuesOf<typeof options>>;
}

function parametersOf(n8n: IPollFunctions, session: PbxSession): Parameters {
	const read = readTriggerForm(n8n, form, session);
	const values = read.values as unknown as ValuesOf<typeof fields>;
	return {
		startsAt: startOf(values, session.clock, refuserOf(n8n)),
		...(read.filters as Partial<ValuesOf<typeof filters>>),
		options: read.options as Parameters['options'],
	};
}

function open(n8n: IPollFunctions, session: PbxSession, means: PollMeans): OpenFeed {
	const { startsAt, mailboxes, options: chosen } = parametersOf(n8n, session);
	const { timeoutSeconds, downloadSeconds, isOver, keys } = means;
	const { maximumPerPoll = 1000, attachAudio = false, afterPause } = chosen;
	const settings: MessageSettings = {
		clock: MESSAGE_CLOCK,
		rows: messageRows(session.clock),
		keys,
		lookbackMinutes: LOOKBACK_MINUTES,
		maximumPerPoll,
		busyRows: Infinity,
		breathe,
		isOver,
		...(attachAudio && { audioWaitMinutes: AUDIO_WAIT_MINUTES }),
	};
	const memory = n8n.getWorkflowStaticData('node').feed as { scope?: string } | undefined;
	const isFirst = memory?.scope !== `${session.tenant}/${SCOPE}`;
	const pbx = session.bind({ timeoutSeconds, feature: VOICEMAIL });
	const reader = voicemailReader(n8n, pbx, { mailboxes, downloadSeconds, isOver, isFirst });
	return {
		scope: SCOPE,
		settings,
		startsAt,
		isFromNow: afterPause === 'fromNow',
		rows: async () => await reader.messages(),
		async poll(state, now) {
			const polled = await pollMessages(state, now, settings, reader);
			const items = polled.rows.map((told) => itemOf(told, attachAudio));
			return { state: polled.state, items, failure: polled.failure };
		},
	};
}

function itemOf(
	{ message, audio }: ToldMail<INodeExecutionData>,
	attachAudio: boolean,
): INodeExecutionData {
	return {
		json: { ...message, ...(attachAudio && { audio: audio?.json ?? NO_AUDIO }) },
		...(audio?.binary && { binary: audio.binary }),
	};
}

/** The newest messages, whenever they were left. */
async function testItems(
	n8n: IPollFunctions,
	session: PbxSession,
	{ timeoutSeconds, downloadSeconds, isOver }: Budget,
): Promise<INodeExecutionData[]> {
	const { mailboxes, options: chosen } = parametersOf(n8n, session);
	const { attachAudio = false } = chosen;
	const pbx = session.bind({ timeoutSeconds, feature: VOICEMAIL });
	const reading = { mailboxes, downloadSeconds, isOver, isFirst: true };
	const reader = voicemailReader(n8n, pbx, reading);
	const { recordOf } = messageRows(session.clock);
	const { rows } = await reader.messages();
	const newest = rows
		.map((row: Row) => recordOf(row))
		.sort((a, b) => (msOf(b.startedAt) ?? 0) - (msOf(a.startedAt) ?? 0))
		.slice(0, MOST_TEST_ITEMS);
	if (newest.length === 0) {
		throw new NodeOperationError(
			n8n.getNode(),
			'There is no voicemail message in these mailboxes',
			{
				description: 'Leave a message, or test again with other mailboxes.',
			},
		);
	}
	const items: INodeExecutionData[] = [];
	for (const told of newest) {
		const audio = attachAudio ? await reader.audio(told).catch(() => undefined) : undefined;
		items.push(itemOf({ ...told, audio }, attachAudio));
	}
	return items;
}
