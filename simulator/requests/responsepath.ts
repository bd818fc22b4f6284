/**
 * RESPONSEPATH: the ways of calls through a path, a line for each step; nothing where there is none
 * (pbx.md#response-paths). The last cells of a line may be blank, and no `|` ends the header.
 */
import { chosenBy, reads, type Operation } from '../operation';
import { nothing, text } from '../reply';
import type { PathResponse } from '../state';

const HEADER = 'UniqueID|Type|Type ID|Value|Type Name|Value Name';

function tableOf(responses: readonly PathResponse[]) {
	if (responses.length === 0) return nothing;
	const lines = responses.flatMap(({ uniqueId, steps }) =>
		steps.map(({ type, typeId = '0', value = '', typeName = '', valueName = '' }) =>
			[uniqueId, type, typeId, value, typeName, valueName].join('|'),
		),
	);
	return text([HEADER, ...lines].map((line) => `${line}\n`).join(''));
}

/** Of the path that is asked for, what `choose` takes; filters are by queue, by who answered and by call. */
const responses = (
	choose: (found: PathResponse[], params: Record<string, string>) => PathResponse[],
): Operation =>
	reads(({ state }, { params }) => {
		const { id, filter = '', filterdata } = params;
		const isWanted = ({ uniqueId, steps }: PathResponse) => {
			const has = (type: string, cell: 'value' | 'typeId') =>
				steps.some((step) => step.type === type && step[cell] === filterdata);
			const kind = filter.toLowerCase();
			if (kind === 'queue') return has('QUEUE', 'typeId');
			if (kind === 'answer') return has('ANSWER', 'value');
			return kind !== 'uniqueid' || uniqueId === filterdata;
		};
		const found = state.responses.filter((each) => each.pathId === id && isWanted(each));
		return tableOf(choose(found, params));
	});

export const responsepathOperations = chosenBy('action', {
	list: responses((found) => found),
	getid: responses((found, { rrid }) =>
		found.filter(({ id, uniqueId }) => [id, uniqueId].includes(rrid)),
	),
	getlast: responses((found) => found.slice(-1)),
});
