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
		['a\u202e3pm.exe\u2069', 'mp3', 'a3pm.exe.mp3'],
		['\ud83dx\udc00', 'mp3', '_x_.mp3'],
		['אב\u200fג', 'mp3', 'אב\u200fג.mp3'],
		['x'.repeat(500), 'mp3', `${'x'.repeat(120)}.mp3`],
	])('makes %j of type %s %j', (given, extension, expected) => {
		expect(fileNameFor(given, extension)).toBe(expected);
	});

	it.each(['अ', '😀', 'א'])(
		'gives a name of many %s no more bytes than a file system takes',
		(letter) => {
			const name = fileNameFor(letter.repeat(300), 'mp3');
			expect(Buffer.byteLength(name)).toBe(244);
			expect(name.isWellFormed()).toBe(true);
		},
	);

	it('never names a folder, whatever was given', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (given) => {
				const name = fileNameFor(given, 'mp3');
				expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
				expect(name.isWellFormed()).toBe(true);
				expect(name).toMatch(/^[^./\\\p{Cc}][^/\\\p{Cc}]*\.mp3$/u);
			}),
		);
	});
});
