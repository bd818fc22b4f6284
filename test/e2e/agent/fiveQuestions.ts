import type { IDataObject } from 'n8n-workflow';
import type { N8nWithPbx } from '../../../tools/n8n/withPbx';
import { isEqual, type Row } from '../part';
import { converse, exampleWith } from './conversation';
import type { StandIn } from './standIn';

const DAY = '2026-01-25'; // a Sunday
const [RETURNED, UNRETURNED] = ['0500000071', '0500000072'];

/** What a manager asks, the tool that tells it, and what the tool must have told the model. */
interface Question {
	asked: string;
	tool: string;
	values: IDataObject;
	told: (items: IDataObject[]) => unknown;
	expected: unknown;
}

const QUESTIONS: Question[] = [
	{
		asked: 'How many calls were there that day, and how many were missed?',
		tool: 'Summarize_Calls',
		values: { groupBy: 'none' },
		told: ([all]) => [all.calls, all.answered, all.missed],
		expected: [6, 3, 3],
	},
	{
		asked: 'Who was missed and never called back?',
		tool: 'Get_Unreturned_Calls',
		values: {},
		told: (items) => items.map(({ number, timesCalled }) => [number, timesCalled]),
		expected: [['***072', 2]],
	},
	{
		asked: 'At which hour do most people call?',
		tool: 'Summarize_Calls',
		values: { groupBy: 'hour' },
		told: (items) =>
			items.filter(({ calls }) => calls !== 0).map(({ group, calls }) => [group, calls]),
		expected: [
			[`${DAY}T09:00:00+02:00`, 3],
			[`${DAY}T10:00:00+02:00`, 2],
			[`${DAY}T14:00:00+02:00`, 1],
		],
	},
	{
		asked: 'How long do callers wait in the queue?',
		tool: 'Summarize_Queues',
		values: { groupBy: 'queue' },
		told: (items) =>
			items.map(({ group, offered, waitSeconds }) => [
				group,
				offered,
				(waitSeconds as IDataObject).longest,
			]),
		expected: [['900', 1, 25]],
	},
	{
		asked: 'Who talked longest?',
		tool: 'Get_Agent_Activity',
		values: {},
		told: (items) => {
			const [first] = items.toSorted((a, b) => talkOf(b) - talkOf(a));
			return [first.extension, talkOf(first)];
		},
		expected: ['205', 300],
	},
];

const talkOf = ({ talkSeconds }: IDataObject) => Number((talkSeconds as IDataObject).sum);

/** The example in which an agent answers from the reports: five questions, of one made-up day. */
export async function* fiveQuestions(n8n: N8nWithPbx, model: StandIn): AsyncGenerator<Row> {
	addTheDay(n8n);
	const workflow = await exampleWith('ai-agent-call-reports', n8n, model);
	const id = await n8n.client.createWorkflow(workflow);
	const texts: string[] = [];
	for (const { asked, tool, values, told, expected } of QUESTIONS) {
		const turn = { tool, values: { start: DAY, end: DAY, ...values } };
		const { toolAnswers, sent } = await converse(n8n, model, id, [turn]);
		const [answer = ''] = toolAnswers;
		texts.push(answer);
		yield isEqual(asked, told(JSON.parse(answer) as IDataObject[]), expected);
		const others = sent.filter(({ params }) => params.reqtype !== 'INFO');
		yield isEqual('... by reading alone', others.length, 0);
	}
	const shown = [RETURNED, UNRETURNED].filter((number) => texts.join().includes(number));
	yield isEqual('no number of a caller reaches the model', shown, []);
	const longest = Math.max(...texts.map(({ length }) => length));
	yield { what: 'no answer is longer than 30 kB', passed: longest < 30_000, seen: `${longest} B` };
}

function addTheDay({ pbx }: N8nWithPbx): void {
	const inbound = { direction: 'IN', ringSeconds: 5 } as const;
	const at = (time: string) => `${DAY} ${time}`;
	pbx.addEndedCall({ ...inbound, start: at('09:00:00'), from: '0500000073', talkSeconds: 60 });
	pbx.addEndedCall({ ...inbound, start: at('09:10:00'), from: RETURNED, talkSeconds: 0 });
	pbx.addEndedCall({ ...inbound, start: at('09:20:00'), from: UNRETURNED, talkSeconds: 0 });
	pbx.addEndedCall({
		...{ start: at('10:00:00'), direction: 'OUT', from: '205', to: RETURNED },
		...{ talkSeconds: 300 },
	});
	pbx.addEndedCall({ ...inbound, start: at('10:30:00'), from: '0500000074', talkSeconds: 40 });
	pbx.addEndedCall({
		...{ start: at('14:00:00'), direction: 'IN', from: UNRETURNED, talkSeconds: 0 },
		...{ ringSeconds: 25, legs: [{ columns: { lastapp: 'Queue', dst: '900' } }] },
	});
}
