/** What the proofs say of the code as it stands in the workshop. */
export interface Verdict {
	/** `whole`: nothing is missed; `wreck`: it fails otherwise than by what a test expects. */
	outcome: 'whole' | 'caught' | 'wreck';
	problem?: string;
	/** Which proof noticed, and what. */
	evidence: string;
}
