import { passes } from '../callRecords/filters';
import type { Home } from '../pbx/sameNumber';
import type { Emission } from './feed/settings';
import { isGrouped, type TriggerParameters } from './form';

type Told = Pick<Emission<never>, 'record' | 'rows'>;

/**
 * What the filters let through of a call, or of a leg: itself, or where its legs come one by one
 * those of them that are asked for.
 */
export function wantedOf(
	{ record, rows }: Told,
	parameters: Pick<TriggerParameters, 'detail' | 'filters' | 'options'>,
	home: Home,
): Told[] {
	const { filters } = parameters;
	if (!('legs' in record) || isGrouped(parameters)) {
		return passes(record, filters, home) ? [{ record, rows }] : [];
	}
	return record.legs.flatMap((leg, place) =>
		passes({ ...leg, ofCall: record }, filters, home) ? [{ record: leg, rows: [rows[place]] }] : [],
	);
}
