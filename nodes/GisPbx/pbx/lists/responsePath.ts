import { callerIdOf } from '../calls/callerId';
import { uniqueIdOf } from '../calls/callIdentity';
import { textIn } from '../columns';
import { bareExtension } from '../phoneNumber';
import { namedRows, type Row } from '../rows';
import type { PbxClock } from '../time/zoneClock';

/** A value that was keyed in: which one, and what the PBX calls both where it says so. */
interface CollectedValue {
	value: string | null;
	name: string | null;
	valueName: string | null;
	variableId: string | null;
}

/** One step of the way, as the PBX tells it. */
interface ResponseStep {
	type: string | null;
	value: string | null;
	typeName: string | null;
	valueName: string | null;
	typeId: string | null;
}

/** A call's way through a response path. */
interface Response {
	startedAt: string | null;
	from: string | null;
	fromName: string | null;
	values: CollectedValue[];
	queueId: string | null;
	answeredBy: string | null;
	hungUp: boolean;
	steps: ResponseStep[];
	callId: string;
}

/**
 * The calls in a response path's table, a line for each step (pbx.md#response-paths). A line that
 * names no call is left out, a step of an unknown type stays among the steps.
 */
export function responsesFrom(answer: unknown, clock: PbxClock): Response[] {
	const byCall = new Map<string, Row[]>();
	for (const row of namedRows(answer)) {
		const callId = textIn(row, 'UniqueID');
		if (callId === null || !('Type' in row)) continue;
		byCall.set(callId, [...(byCall.get(callId) ?? []), row]);
	}
	return [...byCall].map(([callId, rows]) => responseFrom(callId, rows, clock));
}

function responseFrom(callId: string, rows: Row[], clock: PbxClock): Response {
	const steps = rows.map(stepFrom);
	const first = (type: string) => steps.find((step) => step.type?.toUpperCase() === type);
	const [at] = clock.instantsOf(first('START')?.value ?? '');
	const caller = first('CALLERID')?.value ?? '';
	const { name, number } = callerIdOf(caller);
	const answeredBy = first('ANSWER')?.value ?? null;
	return {
		startedAt: at === undefined ? null : clock.isoOf(at),
		from: number ?? (caller.includes('<') ? null : caller || null),
		fromName: name,
		values: steps.filter(({ type }) => type?.toUpperCase() === 'VARIABLE').map(valueFrom),
		queueId: first('QUEUE')?.typeId ?? null,
		answeredBy: answeredBy === null ? null : bareExtension(answeredBy),
		hungUp: first('HANGUP') !== undefined,
		steps,
		callId: uniqueIdOf(callId),
	};
}

function stepFrom(row: Row): ResponseStep {
	return {
		type: textIn(row, 'Type'),
		value: textIn(row, 'Value'),
		typeName: textIn(row, 'Type Name'),
		valueName: textIn(row, 'Value Name'),
		typeId: textIn(row, 'Type ID'),
	};
}

function valueFrom({ value, typeName, valueName, typeId }: ResponseStep): CollectedValue {
	return { value, name: typeName, valueName, variableId: typeId };
}
