import type { Row } from '../../e2e/part';
import type { Bed } from '../bed';
import type { Switches } from '../bed/switches';
import { fileCalls } from './lists';
import type { WebPart } from './part';
import { downloaded } from './recordings';
import { allHold, fits, holds, type Wanted } from './rows';

const READS: Array<[string, Parameters<Bed['items']>[0], Wanted]> = [
	['JSON', { resource: 'queue', operation: 'getMany' }, [{ name: 'תמיכה' }, {}, {}]],
	['a name', { resource: 'flow', operation: 'get', flow: '61' }, [{ state: 'NOT_INUSE' }]],
	[
		'pipes',
		{ resource: 'recording', operation: 'get', callId: 'pbx01-1769862600.1' },
		[{ recordingId: '88123', sizeBytes: 16044 }],
	],
	[
		'rows',
		{ resource: 'cdr', operation: 'get', callId: 'pbx01-1769862600.1', detail: 'legs' },
		[{ durationSeconds: 90, fromName: 'דנה' }],
	],
	[
		'a write',
		{ resource: 'queue', operation: 'addMember', queue: '27', extension: '207' },
		[{ confirmed: true }],
	],
	[
		'a dial',
		{ resource: 'call', operation: 'dial', source: '204', destination: '0500000001' },
		[{ confirmed: true, originateId: /^[0-9a-f]{14}$/ }],
	],
];

/** With a name that JSON does not take. */
const BY_CSV = {
	resource: 'cdr',
	operation: 'getMany',
	detail: 'calls',
	returnAll: true,
	start: '2026-06-01',
	end: '2026-06-01',
	options: { sort: 'oldest' },
};

/** Nothing but a warning is no empty answer, unlike nothing but a notice. */
const NOTHING = { resource: 'call', operation: 'get', callId: 'pbx01-1.1' };

/** PHP's complaints around answers. */
export const warnings: WebPart = {
	name: 'warnings',
	limitMinutes: 5,
	async *run({ bed }) {
		const shown = { display_errors: '1' };
		const ways: Array<[string, Switches]> = [
			['warnings in front, html', { ini: shown, warning: 'front' }],
			['warnings behind, html', { ini: shown, warning: 'behind' }],
			['warnings on both sides', { ini: shown, warning: 'front behind' }],
			['warnings as plain lines', { ini: { ...shown, html_errors: '0' }, warning: 'front behind' }],
			[
				'deprecated functions',
				{
					ini: { ...shown, error_reporting: '32767' },
					warning: 'front behind',
					warningKind: 'deprecated',
				},
			],
			[
				'notices',
				{
					ini: { ...shown, error_reporting: '32767' },
					warning: 'front behind',
					warningKind: 'notice',
				},
			],
			[
				'with prepended and appended words',
				{
					ini: {
						...shown,
						error_prepend_string: '<font color="#ff0000">',
						error_append_string: '</font>',
					},
					warning: 'front behind',
				},
			],
		];
		for (const [how, switches] of ways) {
			yield await allHold(`${how}: every kind of answer is read`, everyKind(bed, switches));
		}
		yield* ofAudio(bed, { ini: shown, warning: 'front' });
	},
};

async function* everyKind(bed: Bed, switches: Switches): AsyncGenerator<Row> {
	for (const [kind, parameters, wanted] of READS) {
		await bed.clear();
		const seen = await bed.with(switches, async () => await bed.items(parameters));
		yield fits(kind, seen, wanted);
	}
	await fileCalls(bed, 3, 1);
	const names = (await bed.with(switches, async () => await bed.items(BY_CSV))).map(
		({ fromName }) => fromName,
	);
	yield fits('csv', names, ['Caller 0', 'דנה', 'Caller 2']);
	const seen = await bed.with(switches, async () => await bed.items(NOTHING));
	yield fits('nothing', seen, [
		switches.warningKind ? { found: false } : { error: /cannot be read/ },
	]);
}

async function* ofAudio(bed: Bed, switches: Switches): AsyncGenerator<Row> {
	for (const [length, more] of [
		['with Content-Length', {}],
		['without Content-Length', { noLength: true }],
	] as const) {
		const { seen, isWhole, isBeginning } = await bed.with(
			{ ...switches, ...more },
			async () => await downloaded(bed),
		);
		// Content-Length counts the file alone: as many of its last bytes as the warning has do not arrive.
		yield holds(`a warning before audio, ${length}: it starts as audio`, isBeginning, seen);
		if (length === 'without Content-Length') {
			yield holds('and all of its bytes are there', isWhole, seen);
		}
	}
}
