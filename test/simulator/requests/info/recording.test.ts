/** The recording family (pbx.md#recordings). */
import type { Simulator } from '../../../../simulator';
import { ask, dial, info, usePbx } from '../../client';

type Row = Record<string, string>;

describe('8.13 recordings', () => {
	const pbx = usePbx();
	const fetchIt = async (simulator: Simulator, id?: string, name = 'recording') =>
		await ask(simulator, { reqtype: 'INFO', info: name, ...(id ? { id } : {}) });

	it('serves mp3 frames that follow one another to the end', async () => {
		const { uniqueId } = pbx().addEndedCall({ recording: true, talkSeconds: 10, ringSeconds: 0 });
		const { contentType, contentDisposition, bytes } = await fetchIt(pbx(), uniqueId);
		expect(contentType).toBe('audio/mpeg');
		expect(contentDisposition).toMatch(
			/^attachment; filename="\d{8}-\d{6}-0500000001-0700000000\.mp3"$/,
		);
		// MPEG-1 layer III, 32 kbit/s, 32 kHz: 144 bytes a frame, 1152 samples, hence 278 frames in 10 s.
		expect(bytes).toHaveLength(278 * 144);
		for (let at = 0; at < bytes.length; at += 144) {
			expect(bytes.subarray(at, at + 4).toString('hex')).toBe('fffb18c0');
		}
	});

	it('serves wav whose header tells the truth', async () => {
		pbx().switches.recordingContainer = 'wav';
		const { uniqueId } = pbx().addEndedCall({ recording: true, talkSeconds: 10, ringSeconds: 0 });
		const { contentType, bytes } = await fetchIt(pbx(), uniqueId);
		expect(contentType).toBe('audio/x-wav');
		expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
		expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
		expect([bytes.readUInt16LE(20), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([
			1, 8000, 16,
		]);
		expect(bytes.readUInt32LE(40)).toBe(10 * 8000 * 2);
		expect(bytes).toHaveLength(44 + 10 * 8000 * 2);
	});

	it.each([
		['mp3AsOctetStream', 'fffb'],
		['wavAsOctetStream', '5249'],
	] as const)('%s', async (container, magic) => {
		pbx().switches.recordingContainer = container;
		const { uniqueId } = pbx().addEndedCall({ recording: true });
		const { contentType, bytes } = await fetchIt(pbx(), uniqueId);
		expect([contentType, bytes.toString('hex', 0, 2)]).toEqual(['application/octet-stream', magic]);
	});

	it('finds a recording by unique ID and by originate ID, once it is ready', async () => {
		const id = await dial(pbx(), { recording: 'yes' });
		const { uniqueid = '' } = await info<Row>(pbx(), 'call', { id });
		pbx().clock.advance({ seconds: 11 });
		expect((await fetchIt(pbx(), id)).bytes).toHaveLength(0);
		pbx().clock.advance({ seconds: 1 });
		const byOriginate = await fetchIt(pbx(), id);
		expect(byOriginate.bytes.length).toBeGreaterThan(10_000);
		expect((await fetchIt(pbx(), uniqueid)).bytes.equals(byOriginate.bytes)).toBe(true);
	});

	it.each(['recording', 'playrecording', 'inforecording'])(
		'%s without one, and without an id',
		async (name) => {
			for (const format of ['plain', 'json']) {
				const params = { reqtype: 'INFO', info: name, format };
				const none = await ask(pbx(), { ...params, id: 'pbx01-1.1' });
				expect([none.status, none.contentType, none.body]).toEqual([
					200,
					'text/html; charset=UTF-8',
					'',
				]);
				const noId = await ask(pbx(), params);
				expect([noId.contentType, noId.body]).toEqual([
					'text/html; charset=UTF-8',
					'No id specified',
				]);
			}
		},
	);

	it('playrecording is inline audio, or a page that carries the key', async () => {
		const { uniqueId } = pbx().addEndedCall({ recording: true });
		expect((await fetchIt(pbx(), uniqueId, 'playrecording')).contentDisposition).toMatch(
			/^inline; /,
		);
		pbx().switches.playRecording = 'playerPage';
		const { contentType, body } = await fetchIt(pbx(), uniqueId, 'playrecording');
		expect(contentType).toBe('text/html; charset=UTF-8');
		expect(body).toContain('<audio controls src="http://127.0.0.1:');
		expect(body).toContain('key=canary%2B%2F%3D%26%25+key');
	});

	it('the file name may be absent', async () => {
		pbx().switches.recordingFileName = 'absent';
		const { uniqueId } = pbx().addEndedCall({ recording: true });
		expect((await fetchIt(pbx(), uniqueId)).contentDisposition).toBe('');
	});

	it('inforecording is one row of six cells in every format', async () => {
		const { uniqueId } = pbx().addEndedCall({
			start: '2024-06-01 11:00:00',
			uniqueId: 'pbx01-1717228800.7',
			recording: { container: 'wav' },
		});
		const answers = await Promise.all(
			['plain', 'json', 'csv'].map(
				async (format) =>
					await ask(pbx(), { reqtype: 'INFO', info: 'inforecording', id: uniqueId, format }),
			),
		);
		for (const { body } of answers) {
			expect(body).toMatch(
				/^\d+\|pbx01-1717228800\.7\|20240601-110000-0500000001-0700000000\.wav\|2024-06-01 11:00:00\|wav\|560044$/,
			);
		}
		expect(answers[1]?.contentType).toBe('application/json');
	});

	it('lists recordings of a range', async () => {
		pbx().addEndedCall({ recording: true, uniqueId: 'pbx01-1.1' });
		pbx().addEndedCall({ start: '2024-05-01 11:00:00', recording: true });
		expect(await info(pbx(), 'recordings')).toMatchObject([
			{ re_uniqueid: 'pbx01-1.1', re_format: 'mp3' },
		]);
	});

	it('records everything by switch', async () => {
		pbx().switches.recordEverything = 'on';
		const id = await dial(pbx());
		pbx().clock.advance({ minutes: 1 });
		expect((await fetchIt(pbx(), id)).contentType).toBe('audio/mpeg');
	});

	it('serves .WAV, GSM packed by Microsoft, whose header tells the truth', async () => {
		pbx().switches.recordingContainer = 'wav49';
		const { uniqueId } = pbx().addEndedCall({ recording: true, talkSeconds: 10, ringSeconds: 0 });
		const { contentDisposition, bytes } = await fetchIt(pbx(), uniqueId);
		expect(contentDisposition).toMatch(/\.WAV"$/);
		expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
		expect([bytes.readUInt16LE(20), bytes.readUInt32LE(28)]).toEqual([0x31, 1625]);
		expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
		// 65 bytes for 40 ms
		expect(bytes).toHaveLength(60 + 10 * 25 * 65);
		expect(bytes.readUInt32LE(56)).toBe(bytes.length - 60);
	});

	it('serves gsm, whose frames begin with the nibble d', async () => {
		pbx().switches.recordingContainer = 'gsm';
		const { uniqueId } = pbx().addEndedCall({ recording: true, talkSeconds: 1, ringSeconds: 0 });
		const { bytes } = await fetchIt(pbx(), uniqueId);
		expect(bytes).toHaveLength(50 * 33);
		expect(bytes.every((byte, at) => at % 33 > 0 || byte >> 4 === 0xd)).toBe(true);
	});

	it.each([
		// seconds after the beginning, bytes on the disk: the header, then pieces of 32 KiB
		['wav', [0, 2, 3, 5, 59], [44, 44, 44 + 32768, 44 + 2 * 32768, 44 + 28 * 32768]],
		['wav49', [0, 20, 21, 40, 41, 59], [60, 60, 60 + 32768, 60 + 32768, 60 + 2 * 32768]],
	] as const)('%s grows by buffers while the call is up', async (container, seconds, lengths) => {
		const { switches, clock } = pbx();
		Object.assign(switches, { recordingContainer: container, recordingWhileUp: 'present' });
		Object.assign(switches, { talkSeconds: 56, recordingDelaySeconds: 0 });
		const id = await dial(pbx(), { recording: 'yes' });
		for (const [index, length] of lengths.entries()) {
			clock.advance({ seconds: seconds[index] - (seconds[index - 1] ?? 0) });
			const { bytes } = await fetchIt(pbx(), id);
			expect([bytes.length, bytes.readUInt32LE(4)]).toEqual([length, 0]);
		}
		clock.advance({ minutes: 2 });
		const { bytes } = await fetchIt(pbx(), id);
		expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
		expect(bytes.length).toBeGreaterThan(lengths.at(-1) ?? 0);
	});

	it.each([
		['wav', 44, 36],
		['wav49', 60, 52],
		['gsm', 0, undefined],
	] as const)('%s in which nothing was said', async (container, length, size) => {
		pbx().switches.recordingContainer = container;
		const { uniqueId } = pbx().addEndedCall({ recording: true });
		pbx().state.recordings[0].seconds = 0;
		const { bytes } = await fetchIt(pbx(), uniqueId);
		expect(bytes).toHaveLength(length);
		if (size) expect(bytes.readUInt32LE(4)).toBe(size);
	});
});
