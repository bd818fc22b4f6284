import { meaningIn, numberIn, rowOrNone, textIn } from '../columns';
import { pipeCells } from '../reply/pipes';
import { isRow, namedRows, type Row } from '../rows';
import { withoutSecrets } from '../secretFields';

/** A queue as the PBX lists it. */
export interface Queue {
	queueId: string;
	name: string;
	/** As people dial it, and as a call's `queue` names it; null where the list holds names only. */
	number: string | null;
}

const ID_FIELD = 'qu_id';
const NAME_FIELDS = ['qu_name', 'name', 'Name'];
const NUMBER_FIELDS = ['qu_number', 'number', 'Number'];

const QUEUE_ID = /^\d+$/;

/** `27: Support` */
const PLAIN_QUEUE = /^(\d+):(.*)$/s;

/**
 * Queues from the object of names, or of rows, by ID, from rows that name their ID themselves, or
 * from the plain line of names (pbx.md#queues and pbx.md#queues-of-an-agent).
 */
export function queuesFrom(answer: unknown): Queue[] {
	if (typeof answer === 'string') return pipeCells(answer).flatMap(queueOfCell);
	if (Array.isArray(answer)) return answer.flatMap(queueOfRow);
	if (!isRow(answer)) return [];
	if (ID_FIELD in answer) return queueOfRow(answer);
	return Object.keys(answer)
		.filter((queueId) => QUEUE_ID.test(queueId))
		.map((queueId) => {
			const row = rowOrNone(answer[queueId]);
			return {
				queueId,
				name: textIn(answer, queueId) ?? textIn(row, ...NAME_FIELDS) ?? queueId,
				number: textIn(row, ...NUMBER_FIELDS),
			};
		});
}

/** A row, or the bare ID of a queue. */
function queueOfRow(entry: unknown): Queue[] {
	const row = isRow(entry) ? entry : { [ID_FIELD]: entry };
	const queueId = textIn(row, ID_FIELD) ?? '';
	if (!QUEUE_ID.test(queueId)) return [];
	const name = textIn(row, ...NAME_FIELDS) ?? queueId;
	return [{ queueId, name, number: textIn(row, ...NUMBER_FIELDS) }];
}

function queueOfCell(cell: string): Queue[] {
	const [, queueId, name] = PLAIN_QUEUE.exec(cell) ?? [];
	return queueId === undefined ? [] : [{ queueId, name: name.trim() || queueId, number: null }];
}

/** The engine's own names, and ours (pbx.md#queue-figures). */
const NAMES: Record<string, string> = {
	AGENTSAVAILABLE: 'agentsAvailable',
	AGENTSPAUSED: 'agentsPaused',
	AGENTSFREE: 'agentsFree',
	AGENTSONLINE: 'agentsOnline',
	CALLSINQUEUE: 'callsInQueue',
	SERVICELEVEL: 'serviceLevel',
	FIRSTWAITING: 'firstWaiting',
	SECONDWAITING: 'secondWaiting',
	THIRDWAITING: 'thirdWaiting',
	CALLSONLINE: 'callsOnline',
	TALKTIME: 'talkTime',
	HOLDTIME: 'holdTime',
	ANSWEREDCALLS: 'answeredCalls',
	CALLSRECEIVED: 'callsReceived',
	REALANSWEREDCALLS: 'realAnsweredCalls',
	TRANSFEREDCALLS: 'transferredCalls',
	ABANDONEDCALLS: 'abandonedCalls',
	TIMEDOUTCALLS: 'timedOutCalls',
	QUEUECAR: 'queueCar',
	EXITWITHKEYCALLS: 'exitWithKeyCalls',
	MAXHOLDTIME: 'maxHoldTime',
	AVERAGETALKTIME: 'averageTalkTime',
	AVERAGEHOLDTIME: 'averageHoldTime',
};

/** Those that are lengths of time, each told in seconds as well. */
const TIMES = ['TALKTIME', 'HOLDTIME', 'MAXHOLDTIME', 'AVERAGETALKTIME', 'AVERAGEHOLDTIME'];

/** `1:02:03`, as some PBXs write a length of time. */
const CLOCK_TIME = /^(?:(\d+):)?(\d+):(\d\d)$/;

/**
 * Statistics of a queue, in whatever list the PBX wraps them: numbers as numbers, other values as
 * they came, unknown names as they are; lengths of time in seconds besides.
 */
export function queueStatisticsFrom(answer: unknown): Row[] {
	return namedRows(withoutSecrets(answer)).filter(isStatistics).map(renamed);
}

function isStatistics(row: Row): boolean {
	return Object.keys(row).some((name) => Object.hasOwn(NAMES, name.toUpperCase()));
}

function renamed(row: Row): Row {
	const names = Object.keys(row);
	const figures = names.map((name) => [nameOf(name), numberIn(row, name) ?? row[name]]);
	const seconds = names
		.filter((name) => TIMES.includes(name.toUpperCase()))
		.map((name) => [`${nameOf(name)}Seconds`, secondsIn(row, name)]);
	return Object.fromEntries([...figures, ...seconds]) as Row;
}

function nameOf(column: string): string {
	return meaningIn(NAMES, column.toUpperCase()) ?? column;
}

/** A length of time in seconds, from a number of them or a time as clocks show it; null for any other text. */
export function secondsIn(row: Row, name: string): number | null {
	const [, hours = '0', minutes, seconds] = CLOCK_TIME.exec(textIn(row, name) ?? '') ?? [];
	if (minutes === undefined) return numberIn(row, name);
	return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
}
