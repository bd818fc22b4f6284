import { isStillUp } from '../../../../../nodes/GisPbx/pbx/calls/liveCall';

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
	])('%s: yes', (_what, answer) => expect(isStillUp(answer)).toBe(true));

	it.each([
		['nothing', undefined],
		['null', null],
		['an empty list', []],
		['a CDR', CDR],
		['CDRs', [CDR, { ...CDR, end: '', disposition: 'ANSWERED' }]],
		['a row without a channel', { uniqueid: 'a.1' }],
		['a text', 'PJSIP/204-DEMOCO-00001a2b'],
	])('%s: no', (_what, answer) => expect(isStillUp(answer)).toBe(false));
});
