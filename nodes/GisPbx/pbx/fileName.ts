const UNSAFE = /[\\/:*?"<>|\p{Cc}]+/gu;
const LONGEST = 120;
/** Of what was given no more is looked at. */
const LONGEST_GIVEN = 1_000;

/**
 * A file name from whatever somebody gave: no folders, no characters that a file system refuses,
 * and the extension (without dot) that fits the bytes.
 */
export function fileNameFor(given: string, extension: string): string {
	const name = given
		.slice(0, LONGEST_GIVEN)
		.replace(UNSAFE, '_')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	const withoutExtension = name.toLowerCase().endsWith(`.${extension}`)
		? name.slice(0, -extension.length - 1)
		: name;
	return `${withoutExtension.slice(0, LONGEST) || 'file'}.${extension}`;
}
