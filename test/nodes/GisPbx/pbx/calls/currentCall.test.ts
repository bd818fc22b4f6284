import { currentCallsFrom, isStillUp } from '../../../../../nodes/GisPbx/pbx/calls/currentCall';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

const calls = (answer: unknown) => currentCallsFrom(answer, new PbxClock('Asia/Jerusalem'));
const CHANNEL = 'PJSIP/204-DEMOCO-00001a2b';
const ABSENT = {
	...{ callId: null, linkedId: null, originateId: null, from: null, to: null },
	...{ state: null, startedAt: null, channels: [] },
};

it('reads a row, and keeps all of it but positions and secrets', () => {
	const named = {
		uniqueid: 'pbx01-1717232400_1',
		linkedid: 'pbx01-1717232400_1',
		originateid: '15f3a9c01b27de',
		channel: 'PJSIP\\/204-DEMOCO-00001a2b',
		state: 'Up',
		src: '204-DEMOCO',
		dst: '0500000001',
		start: '2026-06-01 12:00:00',
		secret: 'canary',
	};
	expect(calls([{ '0': 'pbx01-1717232400_1', ...named }])).toEqual([
		{
			callId: 'pbx01-1717232400.1',
			linkedId: 'pbx01-1717232400.1',
			originateId: '15f3a9c01b27de',
			from: '204',
			to: '0500000001',
			state: 'Up',
			startedAt: '2026-06-01T12:00:00+03:00',
			channels: [CHANNEL],
			raw: { ...named, secret: '[hidden]' },
		},
	]);
});

it('names an extension of another tenant with that tenant', () => {
	const row = { uniqueid: 'x.1', src: '204-OTHER', dst: '205-DEMOCO' };
	expect(currentCallsFrom([row], new PbxClock('Asia/Jerusalem'), 'DEMOCO')).toMatchObject([
		{ from: '204-OTHER', to: '205' },
	]);
});

it.each<[string, unknown, object]>([
	['one row', { UniqueID: 'x.1' }, { callId: 'x.1' }],
	['rows by ID', { '7': { channel: CHANNEL } }, { channels: [CHANNEL] }],
	['a caller with a name', [{ CallerID: '"Dana" <0500000001>' }], { from: '0500000001' }],
	['a caller without a number', [{ clid: 'anonymous' }], { from: 'anonymous' }],
	['a channel', [CHANNEL], { channels: [CHANNEL] }],
	['an ID', ['pbx01-1717232400.1'], { callId: 'pbx01-1717232400.1' }],
	[
		'a line of pipes',
		`דנה|${CHANNEL}|pbx01-1717232400.1|\n`,
		{ callId: 'pbx01-1717232400.1', channels: [CHANNEL] },
	],
])('reads %s', (_, answer, shown) => {
	expect(calls(answer)).toEqual([{ ...ABSENT, ...shown, raw: expect.anything() as unknown }]);
});

it.each<[unknown]>([
	[undefined],
	[null],
	['204'],
	[[]],
	[['', null, 7, 'nobody']],
	[{ service: 'weather' }],
	[[{ state: 'Up', linkedid: 'x.1' }]],
])('finds no call in %j', (answer) => {
	expect(calls(answer)).toEqual([]);
});

const LIVE = { uniqueid: 'a.1', channel: 'PJSIP/204-DEMOCO-00001a2b', state: 'Up' };
const CDR = {
	uniqueid: 'a.1',
	dstchannel: 'PJSIP/204-DEMOCO-00001a2b',
	end: '2024-06-01 12:03:10',
};

describe('isStillUp', () => {
	it.each([
		['a row with a channel', LIVE],
		['a list of rows', [LIVE]],
		['channels below a row', { channels: [LIVE.channel] }],
		['a leg that is over and one that is not', [CDR, LIVE]],
		['a list of channels', [LIVE.channel]],
		['a channel alone', LIVE.channel],
	])('%s: yes', (_what, answer) => expect(isStillUp(answer)).toBe(true));

	it.each([
		['nothing', undefined],
		['null', null],
		['an empty list', []],
		['a CDR', CDR],
		['CDRs', [CDR, { ...CDR, end: '', disposition: 'ANSWERED' }]],
		['a row without a channel', { uniqueid: 'a.1' }],
		['a row of channels with an end', { channels: [LIVE.channel], end: CDR.end }],
		['a text without a channel', 'No such call'],
	])('%s: no', (_what, answer) => expect(isStillUp(answer)).toBe(false));
});
