import fc from 'fast-check';

import { fileNameFor } from '../../../../nodes/GisPbx/pbx/fileName';

describe('fileNameFor', () => {
	it.each([
		['20240601-0500000001-204.wav', 'wav', '20240601-0500000001-204.wav'],
		['20240601.WAV', 'wav', '20240601.wav'],
		['20240601.wav', 'mp3', '20240601.wav.mp3'],
		['../../etc/passwd', 'mp3', '_.._etc_passwd.mp3'],
		['שיחה: דמו', 'mp3', 'שיחה_ דמו.mp3'],
		['pbx01-1717240000.4670', 'mp3', 'pbx01-1717240000.4670.mp3'],
		[' .. ', 'mp3', 'file.mp3'],
		['', 'ogg', 'file.ogg'],
		['x'.repeat(500), 'mp3', `${'x'.repeat(120)}.mp3`],
	])('makes %j of type %s %j', (given, extension, expected) => {
		expect(fileNameFor(given, extension)).toBe(expected);
	});

	it('never names a folder, whatever was given', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (given) => {
				expect(fileNameFor(given, 'mp3')).toMatch(/^[^./\\\p{Cc}][^/\\\p{Cc}]*\.mp3$/u);
			}),
		);
	});
});
