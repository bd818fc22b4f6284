import type { Part, PartContext, Row } from '../part';

/** What a scenario saw. */
export interface Outcome {
	/** Laid out for reading. */
	tables: string[];
	rows: Row[];
}

export type Scenario = (context: PartContext) => Promise<Outcome>;

/** Prints a scenario's tables and hands its rows on. */
export const partOf = (name: string, limitMinutes: number, scenario: Scenario): Part => ({
	name,
	limitMinutes,
	async *run(context) {
		const { tables, rows } = await scenario(context);
		for (const lines of tables) context.report(`\n\n${lines}\n`);
		yield* rows;
	},
});
