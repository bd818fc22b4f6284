/**
 * The log of queue calls, joined with the agent's whole row, secrets included
 * (pbx.md#secrets-in-rows).
 */
import { localText } from './clock';
import { extensionRow } from './devices';
import { findExtension, type Pbx } from './pbx';
import type { Row } from './row';
import type { Queue } from './state';

export interface QueueCall {
	linkedId: string;
	from: string;
	disposition: string;
	/** Bare number of the agent who took it, or blank. */
	answeredBy: string;
	startsAt: number;
	holdSeconds: number;
	talkSeconds: number;
}

/** The agent's columns under `ex_` names, 147 of them. */
function agentColumns(pbx: Pbx, number: string): Row {
	const extension = findExtension(pbx, number) ?? pbx.state.extensions[0];
	if (!extension) return {};
	const cells = Object.entries(extensionRow(pbx, extension))
		.filter(([name]) => name !== 'st_state')
		.map(([name, value]) => [name.startsWith('ex_') ? name : `ex_${name}`, value]);
	return Object.fromEntries(cells);
}

export function logQueueCall(pbx: Pbx, queue: Queue, call: QueueCall): void {
	const time = localText(call.startsAt, pbx.zone);
	const row: Row = {
		time,
		qu_name: queue.name,
		callerid: call.from,
		disposition: call.disposition,
		agent: call.answeredBy,
		holdtime: String(call.holdSeconds),
		calltime: String(call.talkSeconds),
		origpos: '1',
		callid: call.linkedId,
		...agentColumns(pbx, call.answeredBy),
	};
	pbx.state.queueLog.push({ filedAt: time, row });
}
