/** A text that is kept but for what is replaced in it; it is taken out piece by piece. */
export class MendedText {
	private readonly pieces: string[] = [];
	/** Up to where the text is in a piece, or left out. */
	private kept: number;

	constructor(
		private readonly text: string,
		start: number,
	) {
		this.kept = start;
	}

	/** Something else stands for what is between two places; which of the replacements it is. */
	replace(from: number, to: number, replacement: string): number {
		this.keepUntil(from);
		this.kept = to;
		return this.pieces.push(replacement) - 1;
	}

	/** Leaves a replacement in the piece that is not taken yet out. */
	takeBack(which: number): void {
		this.pieces[which] = '';
	}

	/** All since the last piece, up to a place. */
	takeUntil(end: number): string {
		this.keepUntil(end);
		return this.pieces.splice(0).join('');
	}

	/** What is before this place and in no piece yet is in none. */
	skipTo(place: number): void {
		this.kept = place;
	}

	private keepUntil(end: number): void {
		if (end > this.kept) this.pieces.push(this.text.slice(this.kept, end));
		this.kept = end;
	}
}
