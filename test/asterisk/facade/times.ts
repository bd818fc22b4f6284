/** Whether a printed time is in the range of a request; a mere date is the first second of its day. */
export function isWithin(time: string, { start, end }: Record<string, string>): boolean {
	const padded = (text: string) => `${text}${'0000-00-00 00:00:00'.slice(text.length)}`;
	return (!start || time >= padded(start)) && (!end || time <= padded(end));
}
