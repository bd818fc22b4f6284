'use strict';

/**
 * What a quiet poll of the trigger costs this process beside parsing its answer:
 * `node poll.js <n8n's node_modules> <folder of the pack> <file with the answer> <rounds>`. The
 * trigger is the built one and gets the answer as n8n's helper hands it over, without the network.
 * Prints the CPU milliseconds of each round, of the poll and of JSON.parse.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { answerOf, cpuOf, CREDENTIALS } = require('./pack');

/** The part of n8n's poll context that the trigger uses. */
function contextFor(node, answer, memory, onError) {
	return {
		getMode: () => 'trigger',
		getActivationMode: () => 'update',
		getNode: () => node,
		getWorkflow: () => ({ id: 'bench' }),
		getWorkflowStaticData: () => memory,
		getNodeParameter: (name, fallback) => node.parameters[name] ?? fallback,
		getCredentials: async () => CREDENTIALS,
		getPollBudgetMs: () => 300_000,
		logger: { warn: onError },
		helpers: { httpRequestWithAuthentication: async () => answer() },
	};
}

async function main([modules, pack, file, rounds]) {
	createRequire(path.join(modules, 'n8n', 'package.json'))('n8n-workflow');
	const { GisPbxTrigger } = require(path.join(pack, 'dist/nodes/GisPbx/GisPbxTrigger.node.js'));
	const bytes = readFileSync(file);
	const answer = () => answerOf(bytes);
	const node = {
		id: 'trigger',
		name: 'GIS PBX Trigger',
		type: 'n8n-nodes-gispbx.gisPbxTrigger',
		parameters: {
			event: 'callEnded',
			detail: 'calls',
			startFrom: 'now',
			simplify: true,
			filters: {},
			options: {},
		},
	};
	const memory = {};
	const trigger = new GisPbxTrigger();
	const poll = async () => {
		const emitted = await trigger.poll.call(
			contextFor(node, answer, memory, (warning) => {
				throw new Error(warning);
			}),
		);
		if (emitted !== null) throw new Error('the rows are not known');
	};
	await poll(); // the first one gets to know the rows
	const costs = [];
	for (let round = 0; round < Number(rounds); round++) {
		const polled = await cpuOf(poll);
		const parsed = await cpuOf(() => JSON.parse(bytes.toString()));
		costs.push({ poll: polled, parse: parsed });
	}
	console.log(JSON.stringify(costs));
}

main(process.argv.slice(2)).catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
