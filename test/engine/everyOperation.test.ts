/** What must hold for every operation: who adds one to `resources` has it tested here. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { resources } from '../../nodes/GisPbx/resources';
import type { Fields } from '../../nodes/GisPbx/fields/field';
import { arrange, PARAMETERS } from './machinery/parameters';
import { STEPS } from './schema/steps';
import { usePbx, type TestPbx } from './support';
import {
	needsAKeyThatMayWrite,
	refusedKeyOf,
	refusesWhatIsNoText,
	saysWhenTheKeyIsWrong,
} from './twins';
import { refusesRetryOnFailWithoutAnExecutionId } from './writeReplies';

/** Where the key is refused for what a provider may not offer. */
const FEATURES: Record<string, string> = {
	'agent/getQueues': 'the queues of an agent',
	'agent/remove': 'removing agents',
	'call/getCollectedValues': 'what callers keyed in',
	'cdr/addNote': 'notes on calls',
	'extension/getAllStates': 'states of all extensions',
	'extension/getCurrentCalls': 'current calls',
	'extension/getDoNotDisturb': 'do not disturb',
	'extension/setDoNotDisturb': 'do not disturb',
	'queue/getLog': 'the log of a queue',
	'recording/getTranscript': 'transcripts of recordings',
	'voicemail/delete': 'voicemail',
	'voicemail/download': 'voicemail',
	'voicemail/getMany': 'voicemail',
	'voicemail/getMessages': 'voicemail',
	'voicemail/getTranscript': 'transcripts of voicemail',
	'voicemail/markAsRead': 'voicemail',
	'voicemail/markAsUnread': 'voicemail',
};

/** Writes that read first, which a key that may only read can do. */
const READ_FIRST: Record<string, number> = { 'flow/setState': 1, 'phonebook/upsertContact': 1 };

/** Of all requests that this operation can send, one that writes. */
const { 'api/request': OTHER_REQUESTS } = STEPS;

const pbx = usePbx();
let items: INodeExecutionData[];
beforeEach(async () => {
	items = [await arrange(pbx)];
});

/** The PBX with something there for each operation. */
const arranged = Object.create(pbx, {
	run: {
		value: (async (parameters, options) =>
			await pbx.run(parameters, { items, ...options })) satisfies TestPbx['run'],
	},
}) as TestPbx;

const OPERATIONS = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.entries(operations).map(([operation, definition]) => ({
		id: `${resource}/${operation}`,
		definition,
		parameters: { ...valuesOf(resource, operation), resource, operation },
	})),
);

function valuesOf(resource: string, operation: string): INodeParameters {
	return resource === 'api'
		? OTHER_REQUESTS[0].parameters
		: (PARAMETERS[resource]?.[operation] ?? {});
}

/** The fields in which text is due, and what the form must say for each to be shown. */
function textFields(fields: Fields) {
	return Object.entries(fields)
		.filter(
			([, { property }]) =>
				property.required && ['string', 'resourceLocator'].includes(property.type),
		)
		.map(([name, { property, showWhen = {} }]) => ({
			label: { [name]: property.displayName },
			shown: Object.fromEntries(Object.entries(showWhen).map(([other, [value]]) => [other, value])),
		}));
}

describe.each(OPERATIONS)('$id', ({ id, definition, parameters }) => {
	const { name, effect, fields } = definition;
	const message = FEATURES[id] && refusedKeyOf(FEATURES[id]);

	saysWhenTheKeyIsWrong(arranged, parameters, message);
	for (const { label, shown } of textFields(fields)) {
		refusesWhatIsNoText(arranged, { ...parameters, ...shown }, label);
	}
	if (effect !== 'reads') {
		needsAKeyThatMayWrite(arranged, parameters, message, READ_FIRST[id]);
	}
	if (effect === 'reachesPeople') {
		refusesRetryOnFailWithoutAnExecutionId(arranged, parameters, name);
	}
});
