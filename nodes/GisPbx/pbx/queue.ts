import { numberField } from './fields';
import { dropPositionalKeys, type Row } from './rows';

/** The engine's own names, and ours (pbx-protocol 6, "Queue stats"). */
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

/** Statistics of a queue: numbers as numbers, other values as they came, unknown names as they are. */
export function queueStatistics(row: Row): Row {
	const named = dropPositionalKeys(row);
	return Object.fromEntries(
		Object.keys(named).map((name) => [
			NAMES[name.toUpperCase()] ?? name,
			numberField(named, name) ?? named[name],
		]),
	);
}
