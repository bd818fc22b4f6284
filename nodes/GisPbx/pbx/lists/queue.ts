import { meaningIn, numberIn, textIn } from '../columns';
import { pipeCells } from '../reply/pipes';
import { isRow, namedRows, type Row } from '../rows';

/** A queue as the PBX lists it; the number that people dial is not part of the answer. */
export interface Queue {
	queueId: string;
	name: string;
}

const QUEUE_ID = /^\d+$/;

/** `27: Support` */
const PLAIN_QUEUE = /^(\d+):(.*)$/s;

/** Queues from the object of names by ID, or from the plain line of them (pbx.md#queues). */
export function queuesFrom(answer: unknown): Queue[] {
	if (typeof answer === 'string') return pipeCells(answer).flatMap(queueOfCell);
	if (!isRow(answer)) return [];
	return Object.keys(answer)
		.filter((queueId) => QUEUE_ID.test(queueId))
		.map((queueId) => ({ queueId, name: textIn(answer, queueId) ?? queueId }));
}

function queueOfCell(cell: string): Queue[] {
	const [, queueId, name] = PLAIN_QUEUE.exec(cell) ?? [];
	return queueId === undefined ? [] : [{ queueId, name: name.trim() || queueId }];
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

/**
 * Statistics of a queue, in whatever list the PBX wraps them: numbers as numbers, other values as
 * they came, unknown names as they are.
 */
export function queueStatisticsFrom(answer: unknown): Row[] {
	return namedRows(answer).filter(isStatistics).map(renamed);
}

function isStatistics(row: Row): boolean {
	return Object.keys(row).some((name) => Object.hasOwn(NAMES, name.toUpperCase()));
}

function renamed(row: Row): Row {
	return Object.fromEntries(
		Object.keys(row).map((name) => [
			meaningIn(NAMES, name.toUpperCase()) ?? name,
			numberIn(row, name) ?? row[name],
		]),
	);
}
