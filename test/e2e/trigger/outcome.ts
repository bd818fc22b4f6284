/** One thing that must hold. */
export interface Expectation {
	what: string;
	holds: boolean;
	/** What was seen instead, or as well. */
	seen: string;
}

/** What a scenario saw. */
export interface Outcome {
	/** Laid out for reading. */
	tables: string[];
	expectations: Expectation[];
}
