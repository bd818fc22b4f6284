import { channelsIn, cleanChannel } from '../../../../../nodes/GisPbx/pbx/calls/channel';

const LOCAL = 'Local/0500000001@sourceproxyapidial-0000d18d;1';

describe('cleanChannel', () => {
	it('turns what JSON escaped back into a channel', () => {
		expect(cleanChannel(` ${LOCAL.replace('/', '\\/')}\n`)).toBe(LOCAL);
		expect(cleanChannel('SIP/\\204\\\\-0000001a')).toBe('SIP/204-0000001a');
		expect(cleanChannel(LOCAL)).toBe(LOCAL);
	});
});

describe('channelsIn', () => {
	it('finds channels at any depth, each once, in order', () => {
		const reply = {
			'0': 'PJSIP/204-DEMOCO-00001a2b',
			channel: 'PJSIP\\/204-DEMOCO-00001a2b',
			legs: [{ dstchannel: LOCAL }, [{ other: 'SIP/205-0000001a' }]],
			'IAX2/trunk-77': { state: 'Up' },
			line: 'DAHDI/i1/0500000001-1|Up|',
			odd: 'WebPhone/204-0000beef',
		};
		expect(channelsIn(reply)).toEqual([
			'PJSIP/204-DEMOCO-00001a2b',
			LOCAL,
			'SIP/205-0000001a',
			'IAX2/trunk-77',
			'DAHDI/i1/0500000001-1',
			'WebPhone/204-0000beef',
		]);
	});

	it.each([
		'https://pbx.example/SIP/204',
		'/var/spool/SIP/204',
		'2024/06/01',
		'text/html',
		'audio/wav',
		'Asia/Jerusalem',
		'SIP/',
		'Dial SIP/204',
		'SIP/204 is busy',
		'n/a',
		'',
	])('does not take %j for a channel', (text) => {
		expect(channelsIn({ text })).toEqual([]);
	});

	it('copes with anything', () => {
		expect(channelsIn(null)).toEqual([]);
		expect(channelsIn(5)).toEqual([]);
		let deep: unknown = LOCAL;
		for (let depth = 0; depth < 100_000; depth++) deep = [deep];
		expect(channelsIn(deep)).toEqual([LOCAL]);
	});
});
