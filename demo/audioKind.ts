/** Tells mp3 and wav by their first bytes; undefined for anything else. */
export function audioKind(bytes: Uint8Array): 'mp3' | 'wav' | undefined {
	const text = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
	if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav';
	const isMpegFrame = bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0;
	return text(0, 3) === 'ID3' || isMpegFrame ? 'mp3' : undefined;
}
