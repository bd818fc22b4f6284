import { audioKind } from '../../demo/audioKind';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

it.each([
	['an mp3 frame', '\xff\xfb\x90\x00', 'mp3'],
	['an mp3 with tags', 'ID3\x04\x00', 'mp3'],
	['a wav', 'RIFF\x24\x00\x00\x00WAVEfmt ', 'wav'],
	['another RIFF file', 'RIFF\x24\x00\x00\x00AVI LIST', undefined],
	['a web page', '<!DOCTYPE html>', undefined],
	['UTF-16 text', '\xff\xfeh\x00', undefined],
	['nothing', '', undefined],
])('%s is %s', (_, text, expected) => {
	expect(audioKind(bytes(text))).toBe(expected);
});
