'use strict';

/**
 * How long this process is deaf while the pack works through a long answer:
 * `node stretch.js <n8n's node_modules> <folder of the pack> <folder with the answers> <what> <rounds>`.
 * The nodes are the built ones and get the answer as n8n's helper hands it over, without the network.
 * Prints for each round the longest time between two turns of the event loop, also as CPU time (of a
 * machine with other work it tells more, though it counts what V8 does on other threads), and the CPU time that
 * the work took with and without pauses, in milliseconds.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { answerOf, cpuNow, cpuOf, CREDENTIALS } = require('./pack');

const nodeOf = (type, parameters) => ({
	id: 'measured',
	name: 'GIS PBX',
	type: `n8n-nodes-gispbx.${type}`,
	parameters,
});

/** The part of n8n's contexts that the nodes use. */
function contextFor(node, answer) {
	const parameter = (name, fallback) => {
		const value = name.split('.').reduce((part, key) => part?.[key], node.parameters);
		return value ?? fallback;
	};
	return {
		getNode: () => node,
		getWorkflow: () => ({ id: 'bench' }),
		getCredentials: async () => CREDENTIALS,
		logger: { warn: (words) => console.error(words) },
		helpers: { httpRequestWithAuthentication: async (_name, options) => answer(options) },
		getExecutionCancelSignal: () => undefined,
		getExecutionId: () => '1',
		getInputData: () => [{ json: {} }],
		continueOnFail: () => false,
		getMode: () => 'trigger',
		getActivationMode: () => 'update',
		getPollBudgetMs: () => 300_000,
		parameter,
	};
}

const PARAMETERS = {
	calls: { detail: 'calls', simplify: true },
	callsRaw: { detail: 'calls', simplify: false },
	legs: { detail: 'legs', simplify: true },
	grouped: { detail: 'legs', simplify: true, options: { groupLegs: true } },
	callsByCsv: { detail: 'calls', simplify: true },
	callsMended: { detail: 'calls', simplify: true },
	callsPretty: { detail: 'calls', simplify: true },
	callsInObject: { detail: 'calls', simplify: true },
	groupedRaw: { detail: 'legs', simplify: false, options: { groupLegs: true } },
};

/** The rows as csv with Hebrew names, one of which is no UTF-8: the JSON of such a list is 0 bytes. */
function csvOf(bytes) {
	const rows = JSON.parse(bytes);
	const columns = Object.keys(rows[0]).filter((name) => !/^\d+$/.test(name));
	const cell = (text) => (/[" ,]/.test(text) ? `"${text}"` : text);
	const line = (row) => columns.map((name) => cell(row[name])).join(',');
	const lines = [columns.join(','), ...rows.map(line)].join('\n');
	const text = Buffer.from(lines.replaceAll('Demo Caller', 'דנה כהן'));
	const spoilt = Buffer.from('f9ece5ed', 'hex');
	const at = text.indexOf('דנה');
	return Buffer.concat([text.subarray(0, at), spoilt, text.subarray(at + 6), Buffer.from('\n')]);
}

/** A raw tab in a name, and no bracket in front. */
function tornOf(bytes) {
	return Buffer.from(bytes.toString().slice(1).replace('Demo Caller', 'Demo\tCaller'));
}

/** As PHP prints it with JSON_PRETTY_PRINT. */
const prettyOf = (bytes) => Buffer.from(JSON.stringify(JSON.parse(bytes), null, 4));

/** By their place, as PHP prints an array that has a gap: no list. */
const objectOf = (bytes) => Buffer.from(JSON.stringify({ ...JSON.parse(bytes) }));

const ANSWERS = {
	callsByCsv: (bytes) => ({ json: Buffer.alloc(0), csv: csvOf(bytes) }),
	callsMended: (bytes) => ({ json: tornOf(bytes) }),
	callsPretty: (bytes) => ({ json: prettyOf(bytes) }),
	callsInObject: (bytes) => ({ json: objectOf(bytes) }),
};

/** What the PBX answers with, by the format that is asked for. */
const answersOf = (what, bytes) => ANSWERS[what]?.(bytes) ?? { json: bytes };

/** What is measured, as a function that does it once and tells how many items came. */
function workFor(what, pack, bytes) {
	const answers = answersOf(what, bytes);
	const answer = ({ qs }) => answerOf(answers[qs.format]);
	if (what.startsWith('trigger')) {
		const { GisPbxTrigger } = require(path.join(pack, 'dist/nodes/GisPbx/GisPbxTrigger.node.js'));
		const isGrouped = what === 'triggerGrouped';
		return async () => {
			const node = nodeOf('gisPbxTrigger', {
				event: 'callEnded',
				detail: isGrouped ? 'legs' : 'calls',
				startFrom: 'time',
				startTime: '2024-06-03 00:00:00',
				simplify: true,
				filters: {},
				options: { maximumPerPoll: 100_000, groupLegs: isGrouped },
			});
			node.id = `measured-${Math.random()}`;
			const context = contextFor(node, answer);
			const scope = `DEMOCO/${node.parameters.detail}`;
			const feed = { version: 2, scope, floor: '2024-06-03 00:00:00', ledger: {} };
			const memory = { feed };
			Object.assign(context, {
				getNodeParameter: context.parameter,
				getWorkflowStaticData: () => memory,
			});
			const items = await new GisPbxTrigger().poll.call(context);
			return items?.[0].length ?? 0;
		};
	}
	const { GisPbx } = require(path.join(pack, 'dist/nodes/GisPbx/GisPbx.node.js'));
	return async () => {
		const node = nodeOf('gisPbx', {
			...{ resource: 'cdr', operation: 'getMany', returnAll: true, filters: {}, options: {} },
			...{ start: '2024-06-03 00:00:00', end: '2024-06-09 23:59:59' },
			...PARAMETERS[what],
		});
		const context = contextFor(node, answer);
		context.getNodeParameter = (name, _item, fallback) => context.parameter(name, fallback);
		const [items] = await new GisPbx().execute.call(context);
		return items.length;
	};
}

const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Does the work; the longest time between two turns of the event loop. */
async function longestStretch(work) {
	let longest = 0;
	let longestCpu = 0;
	let isDone = false;
	let last = now();
	let lastCpu = cpuNow();
	const note = () => {
		const [at, cpu] = [now(), cpuNow()];
		longest = Math.max(longest, at - last);
		longestCpu = Math.max(longestCpu, cpu - lastCpu);
		[last, lastCpu] = [at, cpu];
	};
	const turn = () => {
		note();
		if (!isDone) setImmediate(turn);
	};
	setImmediate(turn);
	await new Promise((resolve) => setImmediate(resolve));
	const items = await work();
	note();
	isDone = true;
	return { longest, longestCpu, items };
}

async function main([modules, pack, folder, what, rounds]) {
	createRequire(path.join(modules, 'n8n', 'package.json'))('n8n-workflow');
	const isLegs = !/^calls|^trigger$/.test(what);
	const bytes = readFileSync(path.join(folder, isLegs ? 'legs.json' : 'calls.json'));
	const work = workFor(what, path.resolve(pack), bytes);
	await work();
	const results = [];
	const { performance } = globalThis;
	const realNow = performance.now;
	for (let round = 0; round < Number(rounds); round++) {
		const { longest, longestCpu, items } = await longestStretch(work);
		const paused = await cpuOf(work);
		// A clock that stands still never calls for a pause.
		performance.now = () => 0;
		const atOnce = await cpuOf(work);
		performance.now = realNow;
		results.push({ longest, longestCpu, paused, atOnce, items });
	}
	console.log(JSON.stringify(results));
}

main(process.argv.slice(2)).catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
