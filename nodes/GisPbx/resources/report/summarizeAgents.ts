import { eachCallOfLegs, type Reading } from '../../callRecords/eachCall';
import { endField, startField } from '../../callRecords/cdrFields';
import { optionalPhoneNumber } from '../../fields/phoneNumber';
import { bareExtension } from '../../pbx/phoneNumber';
import { AgentSummary } from '../../pbx/reports/agentSummary';
import { windowOf } from '../../pbx/time/window';
import { defineOperation, itemsOf } from '../operation';
import { periodOf } from './reportFields';

/** What each extension did (decisions.md#reports). */
export const summarizeAgents = defineOperation({
	name: 'Agent Activity',
	action: 'Summarize the activity of agents',
	description:
		'Count for each extension the calls it answered, the rings it missed, its talk time and the calls it made, with its first and last call',
	effect: 'reads',
	timeoutSeconds: 180,
	fields: { start: startField, end: endField },
	options: {
		extension: optionalPhoneNumber({
			displayName: 'Extension',
			placeholder: 'e.g. 204',
			description: 'Only this one',
		}),
	},
	async run({ values, options, pbx, clock, isStopped }) {
		const window = windowOf(values, clock, pbx);
		const { extension: asked } = options;
		const only = asked === undefined ? undefined : bareExtension(asked, pbx.settings.tenant);
		const agents = await agentFigures({ pbx, clock, window, isStopped }, only);
		if (isStopped()) return [];
		return itemsOf(
			agents.map(({ extension, ...figures }) => ({
				extension,
				...periodOf(window, clock),
				...figures,
			})),
		);
	},
});

/** What each extension did in a window, or the one that is asked for. */
export async function agentFigures(reading: Reading, only?: string) {
	const summary = new AgentSummary(only);
	await eachCallOfLegs(reading, (call) => summary.add(call));
	return summary.items();
}
