/** Tells mp3 and wav by their first bytes; undefined for anything else. */
export function audioKind(bytes: Uint8Array): 'mp3' | 'wav' | undefined {
	const text = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
	if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav';
	// eleven sync bits, any MPEG version, layer III
	const isMp3Frame = bytes[0] === 0xff && (bytes[1] & 0b1110_0110) === 0b1110_0010;
	return text(0, 3) === 'ID3' || isMp3Frame ? 'mp3' : undefined;
}
