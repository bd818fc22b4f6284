import { notSent } from './field';
import { toggle } from './toggle';
import { wholeNumber } from './wholeNumber';

interface ListValues {
	returnAll: boolean;
	limit: number;
}

/** "Return All" and "Limit", as every list has them. */
export function listFields() {
	return {
		returnAll: toggle({
			displayName: 'Return All',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		}),
		limit: notSent({
			...wholeNumber(
				{
					displayName: 'Limit',
					default: 50,
					description: 'Max number of results to return',
				},
				{ min: 1, max: 1_000_000_000 },
			),
			showWhen: { returnAll: [false] },
		}),
	};
}

/** As many rows as were asked for; the PBX itself knows no limit. */
export function limited<T>(rows: T[], { returnAll, limit }: ListValues): T[] {
	return returnAll ? rows : rows.slice(0, limit);
}
