import type { Expected } from '../../nodes/GisPbx/pbx/reply/reply';
import { rowsOf } from '../../nodes/GisPbx/pbx/rows';
import type { Parameters } from './ask';
import type { Shape } from './shapes';

/** What earlier answers gave to ask about; nothing of it goes into a report. */
export type Seen = Partial<
	Record<'extension' | 'virtualExtension' | 'queue' | 'flow' | 'phonebook' | 'call', string>
>;

/** One harmless read. */
export interface Question {
	/** What is asked, as a report names it. */
	title: string;
	expected: Expected;
	/** Another script in the folder of the API, which is asked without key and tenant. */
	script?: string;
	/** Undefined when nothing is known to ask about. */
	ask(seen: Seen): Parameters | undefined;
	known: Shape[];
	/** Keys of the answer are names of the PBX's columns, not a customer's data. */
	keysAreColumns?: boolean;
	/** Keeps what later questions need. */
	learn?(answer: unknown, seen: Seen): void;
}

export const JSON_FORMAT = { format: 'json' };
const DAY_MS = 86_400_000;

export const info = (name: string, more: Parameters = JSON_FORMAT): Parameters => ({
	reqtype: 'INFO',
	info: name,
	...more,
});

/** Asks about something that was seen; not at all where there was none. */
export const about =
	(what: keyof Seen, parameters: (id: string) => Parameters): Question['ask'] =>
	(seen) =>
		seen[what] === undefined ? undefined : parameters(seen[what]);

/** The last days and the coming one, whatever the PBX's zone. */
export function days(): Parameters {
	const date = (offset: number) =>
		new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
	return { start: `${date(-3)} 00:00:00`, end: `${date(1)} 23:59:59` };
}

export const isText = (entry: unknown) => typeof entry === 'string';
/** Keeps a column of the first row that has a value there. */
export const learnFrom =
	(what: keyof Seen, column: string): Question['learn'] =>
	(answer, seen) => {
		const row = rowsOf(answer).find((candidate) => isText(candidate[column]));
		if (row) seen[what] = String(row[column]);
	};
