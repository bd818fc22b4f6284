/** A rule, and what its code looks like when it is taken away. */
export interface Mutant {
	/** The rule that is taken away. */
	rule: string;
	/** From the root of the repository. */
	file: string;
	/** Occurs once in the file. */
	search: string;
	replace: string;
	/** Tests that must notice; without any the traps and properties of the feed must. */
	tests?: string[];
}
