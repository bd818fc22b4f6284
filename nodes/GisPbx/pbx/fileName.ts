const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cs}]+/gu;
/** They turn the order of what is seen: `a\u202egpj.exe` looks like a picture. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]+/g;
const LONGEST = 120;
/** A file system takes 255, the extension included. */
const MOST_BYTES = 240;
/** Of what was given no more is looked at. */
const LONGEST_GIVEN = 1_000;

/**
 * A file name from whatever somebody gave: no folders, no characters that a file system refuses or
 * that deceive, no more than it takes, and the extension (without dot) that fits the bytes.
 */
export function fileNameFor(given: string, extension: string): string {
	const name = given
		.slice(0, LONGEST_GIVEN)
		.replace(TURNING, '')
		.replace(UNSAFE, '_')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	const withoutExtension = name.toLowerCase().endsWith(`.${extension}`)
		? name.slice(0, -extension.length - 1)
		: name;
	return `${beginningOf(withoutExtension) || 'file'}.${extension}`;
}

/** As much as fits, without half a letter at its end. */
function beginningOf(name: string): string {
	let beginning = '';
	for (const letter of name) {
		const longer = beginning + letter;
		if (longer.length > LONGEST || Buffer.byteLength(longer) > MOST_BYTES) break;
		beginning = longer;
	}
	return beginning;
}
