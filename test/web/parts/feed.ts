import { DateTime } from 'luxon';
import { isEqual, type Row } from '../../e2e/part';
import { Followed } from '../../engine/trigger/pollHarness';
import type { Bed } from '../bed';
import type { WebPart } from './part';
import { holds } from './rows';

const MINUTE = 60_000;
const NOON = Date.parse('2026-06-12T09:00:00Z');
const BAD_NAME = "x'E3F0E4'";

/** The trigger over days of a PBX whose list one name makes nothing. */
export const feed: WebPart = {
	name: 'feed',
	limitMinutes: 5,
	async *run({ bed, cleanUp }) {
		const clock = new Clock();
		cleanUp.add(async () => clock.real());
		yield* sixtyHours(bed, clock);
		yield* ofCutCsv(bed, clock);
		yield await quietPolls(bed, clock, false);
		yield await quietPolls(bed, clock, true);
	},
};

/** The clock of n8n, which a part sets. */
class Clock {
	private readonly now = Date.now;
	private time = NOON;

	/** From now on so much later each time. */
	forward(milliseconds: number): string {
		this.time += milliseconds;
		Date.now = () => this.time;
		return DateTime.fromMillis(this.time, { zone: 'Asia/Jerusalem' }).toFormat(
			'yyyy-MM-dd HH:mm:ss',
		);
	}

	real(): void {
		Date.now = this.now;
	}
}

async function* sixtyHours(bed: Bed, clock: Clock): AsyncGenerator<Row> {
	await bed.clear();
	clock.forward(0);
	const followed = await new Followed({ credentials: bed.credentials() }).activate();
	const filed: string[] = [];
	let late = 0;
	for (let step = 1; step <= 360; step++) {
		const start = clock.forward(10 * MINUTE);
		if (step % 3 === 0) {
			filed.push(`pbx01-${step}.1`);
			const name = step === 90 ? BAD_NAME : `'Caller ${step}'`;
			await bed.database.rows(
				`INSERT INTO simplecdrs (sc_start, sc_duration, sc_uniqueid, sc_calleridname) VALUES (?, 0, ?, ${name})`,
				[start, `pbx01-${step}.1`],
			);
		}
		await followed.poll();
		late += filed.length - followed.emitted.length;
	}
	await followed.stop();
	clock.real();
	const told = followed.json().map(({ callId }) => callId);
	yield isEqual(
		'60 hours, 360 polls, 120 calls, one name in windows-1255: lost',
		filed.filter((id) => !told.includes(id)).length,
		0,
	);
	yield isEqual('told twice', told.length - new Set(told).size, 0);
	yield isEqual('told later than in the next poll', late, 0);
	yield isEqual(
		'polls that failed',
		followed.errors.map(({ message }) => message),
		[],
	);
	yield isEqual(
		'the name itself',
		followed.json().find(({ callId }) => callId === 'pbx01-90.1')?.fromName,
		'דנה',
	);
	const asked = (await bed.requests()).map(
		({ query }) => JSON.parse(String(query)) as { info: string; format: string },
	);
	const listed = asked.filter(({ info }) => info === 'simplecdrs');
	const inCsv = listed.filter(({ format }) => format === 'csv').length;
	// From that call until it leaves the window, some four and a half hours, each poll asks twice more at most.
	yield holds(
		'requests: one a poll, and csv while that name is in the window',
		listed.length === 361 + inCsv && inCsv <= 60,
		`${listed.length}, of which ${inCsv} as csv`,
	);
	const legs = asked.length - listed.length;
	yield holds(
		'... and at most two more where a call is told, for the talk time that the list lacks',
		legs <= 2 * filed.length,
		`${legs} for ${filed.length} calls`,
	);
}

/** Of a list that JSON makes nothing and csv cuts, until both are right again. */
async function* ofCutCsv(bed: Bed, clock: Clock): AsyncGenerator<Row> {
	await bed.clear();
	clock.forward(24 * 60 * MINUTE);
	const followed = await new Followed({
		credentials: bed.credentials(),
		parameters: { options: { lookbackMinutes: 10 } },
	}).activate();
	const filed: string[] = [];
	for (let place = 0; place < 20; place++) {
		const name = place === 19 ? BAD_NAME : "'Caller'";
		filed.push(`pbx01-1.${place}`);
		await bed.database.rows(
			`INSERT INTO simplecdrs (sc_start, sc_duration, sc_uniqueid, sc_calleridname) VALUES (?, 0, ?, ${name})`,
			[clock.forward(10 * MINUTE), `pbx01-1.${place}`],
		);
	}
	let cuts = 0;
	for (let poll = 0; poll < 90; poll++) {
		clock.forward(MINUTE);
		const isCut = poll % 2 === 0 && poll < 20;
		await bed.set({
			rowOrder: 'DESC',
			...(isCut ? { stuckAfterRow: 4 + poll, stuckHow: 'silent' } : {}),
		});
		cuts += isCut ? 1 : 0;
		await followed.poll();
	}
	await followed.stop();
	await bed.set({});
	clock.real();
	const told = followed.json().map(({ callId }) => String(callId));
	yield isEqual(
		`csv cut in ${cuts} polls, the oldest calls missing: each call once`,
		told.sort(),
		filed.sort(),
	);
}

async function quietPolls(bed: Bed, clock: Clock, hasRows: boolean): Promise<Row> {
	await bed.clear();
	const start = clock.forward(24 * 60 * MINUTE);
	if (hasRows) {
		await bed.database.rows(
			"INSERT INTO simplecdrs (sc_start, sc_uniqueid) VALUES (?, 'pbx01-1.1')",
			[start],
		);
		clock.forward(10 * MINUTE);
	}
	const followed = await new Followed({ credentials: bed.credentials() }).activate();
	await bed.database.rows('TRUNCATE requests');
	for (let poll = 0; poll < 60; poll++) {
		clock.forward(MINUTE);
		await followed.poll();
	}
	await followed.stop();
	clock.real();
	const requests = (await bed.requests()).length;
	const most = hasRows ? 60 : 66;
	const what = `60 quiet polls on a PBX that answers ${hasRows ? 'rows: 60 requests' : 'nothing: 66 requests at most'}`;
	return holds(what, requests >= 60 && requests <= most && followed.executions === 0, requests);
}
