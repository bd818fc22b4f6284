import type { Job } from '../job';
import { code, httpRequest, ours } from '../sides';

const ROWS = 100_000;
const WINDOW = { start: '2024-06-03 00:00:00', end: '2024-06-09 23:59:59' };
const WEEKS = 10;

/** What somebody writes who wants the same fields: the PBX's own times, numbers as numbers. */
const SIMPLIFY = `
return $input.all().map(({ json }) => {
	const start = DateTime.fromSQL(json.sc_start, { zone: 'Asia/Jerusalem' });
	const durationSeconds = Number(json.sc_duration);
	const direction = { IN: 'inbound', OUT: 'outbound', LOCAL: 'internal' }[json.sc_direction];
	return {
		json: {
			callId: json.sc_uniqueid,
			linkedId: null,
			originateId: null,
			startedAt: start.toISO({ suppressMilliseconds: true }),
			answeredAt: null,
			endedAt: start.plus({ seconds: durationSeconds }).toISO({ suppressMilliseconds: true }),
			durationSeconds,
			talkSeconds: null,
			direction,
			disposition: { ANSWERED: 'answered', 'NO ANSWER': 'noAnswer', BUSY: 'busy' }[json.sc_disposition],
			from: json.sc_calleridnum,
			fromName: json.sc_calleridname,
			to: json.sc_dialednum,
			answeredBy: json.sc_whoanswered || null,
			externalNumber: direction === 'outbound' ? json.sc_dialednum : json.sc_calleridnum,
			extension: json.sc_whoanswered || null,
		},
	};
});`;

function request(simplify: boolean, window: object) {
	return ours({
		resource: 'cdr',
		operation: 'getMany',
		detail: 'calls',
		...window,
		returnAll: true,
		simplify,
		options: {},
	});
}

const query = (window: typeof WINDOW) => ({
	reqtype: 'INFO',
	info: 'simplecdrs',
	...window,
	format: 'json',
});

const once = { profile: { rows: ROWS }, input: 1, output: { ours: ROWS, rival: ROWS } };

const simplified: Job = {
	name: '100,000 CDRs in one answer, simplified (rival: HTTP Request + Code)',
	...once,
	ours: [request(true, WINDOW)],
	rival: (url) => [httpRequest(url, query(WINDOW)), code(SIMPLIFY)],
	goals: [
		{ measure: 'time', most: 0.75 },
		{ measure: 'memory', most: 1 },
	],
	isQuick: true,
};

const raw: Job = {
	name: '100,000 CDRs in one answer, Simplify off (rival: HTTP Request alone)',
	...once,
	ours: [request(false, WINDOW)],
	rival: (url) => [httpRequest(url, query(WINDOW))],
	goals: [
		{ measure: 'time', most: 1.05 },
		{ measure: 'memory', most: 1.05 },
	],
	isQuick: true,
};

const firstDay = Date.parse(`${WINDOW.start.slice(0, 10)}T00:00:00Z`);
const dayText = (day: number) => new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10);

/** Our node cuts the time into weeks itself and reads one after the other; the rival is given the weeks as items. */
const million: Job = {
	name: '1,000,000 CDRs in ten windows of a week, Simplify off',
	profile: { rows: ROWS },
	input: 1,
	rivalInput: Array.from({ length: WEEKS }, (_, week) => ({
		start: `${dayText(week * 7)} 00:00:00`,
		end: `${dayText(week * 7 + 6)} 23:59:59`,
	})),
	output: { ours: WEEKS * ROWS, rival: WEEKS * ROWS },
	ours: [
		request(false, {
			start: `${dayText(0)} 00:00:00`,
			end: `${dayText(WEEKS * 7 - 1)} 23:59:59`,
		}),
	],
	rival: (url) => [
		httpRequest(url, query({ start: '={{ $json.start }}', end: '={{ $json.end }}' })),
	],
	goals: [{ measure: 'memory', most: 1.05 }],
	mostInFlight: 1,
};

export const callRecords: Job[] = [simplified, raw, million];
