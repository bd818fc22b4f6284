import type { Job } from '../job';
import { code, httpRequest, ours } from '../sides';

const CALLS = 100_000;
export const WEEK = { start: '2024-06-03 00:00:00', end: '2024-06-09 23:59:59' };
const TEN_WEEKS = { start: '2024-06-03 00:00:00', end: '2024-08-11 23:59:59' };
const HOURS_OF_WEEK = 7 * 24;

/** The hour of a call by Luxon, which n8n offers for it: days of a clock change have 23 and 25 hours. */
const HOUR_OF_CLOCK =
	"DateTime.fromSQL(json.sc_start, { zone }).startOf('hour').toISO({ suppressMilliseconds: true })";
/** Faster, and wrong in the night in which clocks are set back. */
const HOUR_OF_TEXT = "json.sc_start.slice(0, 13).replace(' ', 'T') + ':00:00+03:00'";

/** The same figures as ours of each hour, as somebody writes them who knows the list's columns. */
const countBy = (hourOfCall: string) => `
const zone = 'Asia/Jerusalem';
const serviceLevelSeconds = 20;
const turnedAway = ['BUSY', 'FAILED', 'CONGESTION'];
const directions = { IN: 'inbound', OUT: 'outbound', LOCAL: 'internal' };

const round = (number, places) => Math.round(number * 10 ** places) / 10 ** places;
const share = (part, whole) => (whole === 0 ? null : round(part / whole, 3));
const statistics = (seconds) => {
	const count = seconds.length;
	if (count === 0) return { mean: null, median: null, p90: null, longest: null };
	seconds.sort((a, b) => a - b);
	const sum = seconds.reduce((a, b) => a + b, 0);
	return {
		mean: round(sum / count, 1),
		median: (seconds[Math.floor((count - 1) / 2)] + seconds[Math.floor(count / 2)]) / 2,
		p90: seconds[Math.ceil(count * 0.9) - 1],
		longest: seconds[count - 1],
	};
};

const hours = new Map();
const last = DateTime.fromSQL('${WEEK.end}', { zone });
for (let at = DateTime.fromSQL('${WEEK.start}', { zone }); at <= last; at = at.plus({ hours: 1 })) {
	const group = at.toISO({ suppressMilliseconds: true });
	hours.set(group, {
		group,
		calls: 0, answered: 0, missed: 0, abandoned: 0, voicemail: 0,
		inbound: 0, outbound: 0, internal: 0, withheld: 0, inTime: 0,
		callers: new Set(), talk: [], wait: [],
	});
}

for (const { json } of $input.all()) {
	const hour = hours.get(${hourOfCall});
	const direction = directions[json.sc_direction];
	const isInbound = direction === 'inbound';
	const isVoicemail = json.sc_whoanswered.startsWith('Voicemail');
	const isAnswered =
		json.sc_disposition === 'ANSWERED' &&
		!(isInbound && (isVoicemail || json.sc_whoanswered === ''));
	const talkSeconds = Number(json.sc_billsec);
	const waitSeconds = Number(json.sc_duration) - (isAnswered ? talkSeconds : 0);
	hour.calls++;
	hour[direction]++;
	if (isAnswered) {
		hour.answered++;
		hour.talk.push(talkSeconds);
	}
	if (!isInbound) continue;
	const number = json.sc_calleridnum.replace(/\\D/g, '').replace(/^(00)?972/, '0');
	if (number === '') hour.withheld++;
	else hour.callers.add(number);
	if (!isAnswered) {
		hour.missed++;
		if (isVoicemail) hour.voicemail++;
		else if (!turnedAway.includes(json.sc_disposition)) hour.abandoned++;
	}
	if (isVoicemail) continue;
	hour.wait.push(waitSeconds);
	if (isAnswered && waitSeconds <= serviceLevelSeconds) hour.inTime++;
}

return [...hours.values()].map(({ callers, talk, wait, inTime, ...hour }) => ({
	json: {
		...hour,
		uniqueCallers: callers.size,
		talkSeconds: { sum: talk.reduce((a, b) => a + b, 0), ...statistics(talk) },
		waitSeconds: statistics(wait),
		answeredWithinServiceLevel: inTime,
		shares: {
			answered: share(hour.answered, hour.calls),
			inbound: share(hour.inbound, hour.calls),
			outbound: share(hour.outbound, hour.calls),
			internal: share(hour.internal, hour.calls),
			missed: share(hour.missed, hour.inbound),
			abandoned: share(hour.abandoned, hour.inbound),
			voicemail: share(hour.voicemail, hour.inbound),
			answeredWithinServiceLevel: share(inTime, hour.inbound),
		},
	},
}));`;

export const COUNT_BY_HOUR = countBy(HOUR_OF_CLOCK);
export const COUNT_BY_TEXT = countBy(HOUR_OF_TEXT);

/** Counts the calls of a window by hour. */
export const summarizeByHour = (window: typeof WEEK) =>
	ours({
		resource: 'report',
		operation: 'summarizeCalls',
		...window,
		groupBy: 'hour',
		options: {},
	});

const getMany = (window: typeof WEEK, simplify: boolean) =>
	ours({
		resource: 'cdr',
		operation: 'getMany',
		detail: 'calls',
		...window,
		returnAll: true,
		simplify,
		options: {},
	});

/** One field is all that n8n's own node counts by, and how many items have it is all that it is asked. */
const SUMMARIZE = {
	name: 'Summarize',
	type: 'n8n-nodes-base.summarize',
	typeVersion: 1.1,
	parameters: {
		fieldsToSummarize: { values: [{ aggregation: 'count', field: 'callId' }] },
		fieldsToSplitBy: 'disposition',
		options: {},
	},
};
const DISPOSITIONS = 2;

const byHour = {
	profile: { callsPerWeek: CALLS },
	input: 1,
	ours: [summarizeByHour(WEEK)],
	mostInFlight: 1,
};

const coded = {
	...byHour,
	output: { ours: HOURS_OF_WEEK, rival: HOURS_OF_WEEK },
	rival: (jsCode: string) => (url: string) => [
		httpRequest(url, { reqtype: 'INFO', info: 'simplecdrs', ...WEEK, format: 'json' }),
		code(jsCode),
	],
	isQuick: true,
};

const besideCode: Job = {
	...coded,
	name: '100,000 calls summarized by hour (rival: HTTP Request + Code)',
	rival: coded.rival(COUNT_BY_HOUR),
	goals: [
		{ measure: 'time', most: 0.35 },
		{ measure: 'aboveIdle', most: 0.5 },
	],
};

const besideFastCode: Job = {
	...coded,
	name: '100,000 calls summarized by hour (rival: HTTP Request + Code without a clock)',
	rival: coded.rival(COUNT_BY_TEXT),
	goals: [{ measure: 'time' }],
};

const besideSummarize: Job = {
	...byHour,
	name: '100,000 calls summarized by hour, beside our Get Many + Summarize',
	output: { ours: HOURS_OF_WEEK, rival: DISPOSITIONS },
	rival: () => [getMany(WEEK, true), SUMMARIZE],
	isRivalOurs: true,
	goals: [
		{ measure: 'time', most: 0.4 },
		{ measure: 'aboveIdle', most: 0.4 },
	],
	isQuick: true,
};

/** Ten weeks, which Get Many reads a week at a time; it keeps all rows. */
const million: Job = {
	...byHour,
	name: '1,000,000 calls summarized by hour, beside our Get Many',
	output: { ours: 10 * HOURS_OF_WEEK, rival: 10 * CALLS },
	ours: [summarizeByHour(TEN_WEEKS)],
	rival: () => [getMany(TEN_WEEKS, false)],
	isRivalOurs: true,
	goals: [{ measure: 'aboveIdle', most: 0.3 }],
};

export const reports: Job[] = [besideCode, besideFastCode, besideSummarize, million];
