/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** Reports of what a real Asterisk filed (test/fixtures/asterisk), against what its phones saw. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CallsBySlices } from '../../../../../nodes/GisPbx/pbx/calls/callsBySlices';
import { legFromCdr } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import { AgentSummary } from '../../../../../nodes/GisPbx/pbx/reports/agentSummary';
import { queueCallOf } from '../../../../../nodes/GisPbx/pbx/reports/queueCall';
import { reportedCall } from '../../../../../nodes/GisPbx/pbx/reports/reportedCall';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import { atOnce } from '../atOnce';

interface Scenario {
	id: string;
	truth: Truth | null;
	cdrsAsSetByDialplan: Row[] | null;
	cdrsWithPlacesFromDstchannel: Row[] | null;
}

/** Seconds by the phones' own clocks. */
interface Truth {
	calls: number;
	answeredBy?: string | null;
	outcome?: string;
	queue?: string;
	rang?: string[];
	transfers?: string[];
	voicemail?: boolean;
	wait?: number;
	talk?: number;
}

const FOLDER = join(__dirname, '../../../../fixtures/asterisk');
const CLOCK = new PbxClock('Asia/Jerusalem');
const WINDOW = { start: '2026-01-01 00:00:00', end: '2028-12-31 23:59:59' };

/** The two ways in which MiRTA may fill its own columns. */
const cases = readdirSync(FOLDER)
	.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Scenario)
	.flatMap(({ id, truth, cdrsAsSetByDialplan, cdrsWithPlacesFromDstchannel }) =>
		[cdrsAsSetByDialplan ?? [], cdrsWithPlacesFromDstchannel ?? []].flatMap((rows, form) =>
			truth && rows.length > 0 ? [{ name: `${id}, form ${form}`, id, truth, rows }] : [],
		),
	);

const callsOf = (rows: Row[]) => {
	const reader = new CallsBySlices(WINDOW, CLOCK, Date.parse('2030-01-01T00:00:00Z'));
	const legs = rows.map((row) => ({ row, record: legFromCdr(row, CLOCK) }));
	return [...atOnce(reader.take(legs, WINDOW.end)), ...atOnce(reader.rest())];
};

test('scenarios with a truth are looked at', () => {
	expect(cases.length).toBeGreaterThan(40);
	expect(cases.filter(({ truth }) => truth.queue).length).toBeGreaterThan(8);
});

test.each(cases)('$name: the calls, and who took them', ({ truth, rows }) => {
	const calls = callsOf(rows);
	expect(calls).toHaveLength(truth.calls);
	const { outcome, talkSeconds } = reportedCall(calls[0]);
	if (truth.answeredBy) expect(outcome).toBe('answered');
	if (truth.talk === 0) expect(outcome).not.toBe('answered');
	if (truth.outcome) expect(outcome === 'answered').toBe(truth.outcome === 'answered');
	if (outcome !== 'answered') expect(talkSeconds).toBeNull();
});

test.each(cases.filter(({ truth }) => truth.voicemail))('$name: voicemail', ({ truth, rows }) => {
	const [{ call }] = callsOf(rows);
	const { outcome, waitSeconds } = reportedCall(callsOf(rows)[0]);
	// A colleague is nobody who waits from outside.
	expect(outcome).toBe(call.direction === 'inbound' ? 'voicemail' : 'unanswered');
	if (call.direction === 'inbound') {
		expect(Math.abs((waitSeconds ?? NaN) - (truth.wait ?? NaN))).toBeLessThan(1.01);
	}
});

test.each(cases.filter(({ truth }) => truth.queue))('$name: the queue', ({ truth, rows }) => {
	const call = queueCallOf(callsOf(rows)[0]);
	const left = truth.voicemail ? 'timedOut' : 'abandoned';
	expect(call).toMatchObject({
		outcome: truth.answeredBy ? 'answered' : left,
		agent: truth.answeredBy ?? null,
	});
	if (!truth.answeredBy) {
		expect(Math.abs((call?.waitingSeconds ?? NaN) - (truth.wait ?? NaN))).toBeLessThan(1.01);
	}
});

test.each(cases.filter(({ truth }) => truth.rang))('$name: the agents', ({ truth, rows }) => {
	const agents = new AgentSummary(undefined);
	for (const call of callsOf(rows)) agents.add(call);
	const items = agents.items().filter(({ answered, missedRings }) => answered + missedRings > 0);
	const of = (extension: string) => items.find((item) => item.extension === extension);
	const { rang = [], answeredBy, transfers = [] } = truth;
	const taker = answeredBy && /^2\d\d$/.test(answeredBy) ? [answeredBy] : [];
	for (const extension of taker) expect(of(extension)?.answered).toBe(1);
	// Whom a call was sent to took it as well.
	if (transfers.length > 0) return;
	const expected = new Set([...rang, ...taker]);
	expect(new Set(items.map(({ extension }) => extension))).toEqual(expected);
	for (const extension of rang.filter((each) => each !== answeredBy)) {
		expect(of(extension)?.answered).toBe(0);
		expect(of(extension)?.missedRings).toBeGreaterThan(0);
	}
});
