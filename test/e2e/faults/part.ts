import { atMost } from '../../../nodes/GisPbx/execution/atMost';
import { startSimulator } from '../../../simulator';
import type { Execution } from '../../../tools/n8n/execution';
import { credentialFor } from '../../../tools/n8n/withPbx';
import { startInstance, type Instance } from '../../../tools/n8n/instance';
import { CREDENTIAL_TYPE } from '../../../tools/n8n/workflows';
import { arrange } from '../../engine/machinery/parameters';
import { isEqual, type Part, type PartContext, type Row } from '../part';
import { JUNK, quickCases, SLOW, type FaultCase } from './cases';
import { complaint } from './judge';
import { watchMemory } from './memory';
import { EVERY_OPERATION, execute, ranIn, workflowOf, type Ran } from './operations';

/** A heap as in a small container; n8n 2.41 rests at 700 MB with all its code. */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=768' };
/** The most that an operation may be set to wait. */
const LONGEST_TIMEOUT_SECONDS = 600;
/** Of 2,750 MB of junk: whoever kept it would need more. */
const MOST_MEGABYTES = 1_800;
const MOST_STORED_BYTES = 2_000_000;

/** Every operation in a running n8n against every kind of fault: an error that names what happened. */
export const faults: Part = {
	name: 'faults',
	async *run(context) {
		const n8n = await startInstance(context, SMALL_HEAP);
		for (const faultCase of [...(await quickCases()), SLOW]) {
			yield* rowsOf(faultCase, await runCase(n8n, context, faultCase));
		}
		yield* await junkRows(n8n, context);

		const { ran } = await runCase(n8n, context, { name: 'no fault', words: /^/, mayBeDone: false });
		const working = ran.filter(({ error, items }) => error === undefined && items.length > 0);
		yield isEqual('after all of it each operation does its work', working.length, ran.length);
	},
};

interface CaseRun {
	ran: Ran[];
	succeeded: boolean;
	/** Requests at the address of the credential, and elsewhere. */
	sent: number;
	strayed: number;
	/** How much n8n keeps of the execution. */
	storedBytes: number;
}

/** Runs all operations against a PBX of their own that has this fault. */
async function runCase(
	{ client }: Instance,
	{ cleanUp }: PartContext,
	faultCase: FaultCase,
): Promise<CaseRun> {
	const { name, fault, credential: differences, workflows = 1, inTurn } = faultCase;
	const { timeoutSeconds = LONGEST_TIMEOUT_SECONDS } = faultCase;
	const pbx = await startSimulator();
	cleanUp.add(async () => await pbx.stop());
	const item = await arrange({ simulator: pbx });
	// somebody to be called back
	pbx.addEndedCall({ direction: 'IN', talkSeconds: 0, from: '0521111111' });
	const data = { ...credentialFor(pbx), ...differences };
	const credential = await client.createCredential(name, CREDENTIAL_TYPE, data);
	if (fault) pbx.fail(...fault);
	const executions: Execution[] = [];
	const hands = dealt(EVERY_OPERATION, workflows);
	await atMost(inTurn ? 1 : workflows, hands, async (instructions) => {
		const options = { name, credential, item, timeoutSeconds, instructions };
		executions.push(await execute(client, workflowOf(options)));
	});
	const strayed = pbx.requests.filter(({ path }) => !path.startsWith('/pbx/')).length;
	return {
		ran: executions.flatMap(ranIn),
		succeeded: executions.every(({ status }) => status === 'success'),
		sent: pbx.requests.length - strayed,
		strayed,
		storedBytes: JSON.stringify(executions.map(({ data }) => data.resultData)).length,
	};
}

function* rowsOf(faultCase: FaultCase, { ran, succeeded, sent, strayed }: CaseRun): Generator<Row> {
	const { name, unsent } = faultCase;
	const complaints = ran.flatMap((one) => {
		const text = complaint(faultCase, one);
		return text === undefined ? [] : [`${one.name}: ${text}`];
	});
	yield {
		what: `${name}: every operation names what happened`,
		passed: succeeded && ran.length === EVERY_OPERATION.length && complaints.length === 0,
		seen: [`${ran.length - complaints.length} of ${ran.length}`, ...complaints].join('; '),
	};
	// one request each: none repeats what it has sent, none follows a redirect
	const expected = unsent ? 0 : ran.length;
	yield isEqual(`${name}: ... and asks once`, [sent, strayed], [expected, 0]);
}

/** Dealt like cards. */
function dealt<T>(all: T[], hands: number): T[][] {
	return Array.from({ length: hands }, (_, hand) =>
		all.filter((__, position) => position % hands === hand),
	);
}

async function junkRows(n8n: Instance, context: PartContext): Promise<Row[]> {
	const mostMegabytes = watchMemory(n8n.pid());
	const run = await runCase(n8n, context, JUNK);
	const most = await mostMegabytes();
	return [
		...rowsOf(JUNK, run),
		{
			what: `${JUNK.name}: n8n needs no more than ${MOST_MEGABYTES} MB in all`,
			passed: most > 0 && most < MOST_MEGABYTES,
			seen: `at most ${most} MB`,
		},
		{
			what: `${JUNK.name}: none of it is kept in the execution`,
			passed: run.storedBytes < MOST_STORED_BYTES,
			seen: `${run.storedBytes} bytes`,
		},
	];
}
