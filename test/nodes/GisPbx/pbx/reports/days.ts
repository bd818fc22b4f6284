/**
 * Days of a PBX, made up: what happened in each call, and the rows that a PBX files of it in both of
 * its lists. Times are made by Luxon, not by the clock that is tested.
 */
import { DateTime } from 'luxon';
import fc from 'fast-check';

import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import type { Window } from '../../../../../nodes/GisPbx/pbx/time/window';

/** What happened in a call. Times in milliseconds, lengths in seconds. */
export interface TrueCall {
	id: string;
	start: number;
	end: number;
	direction: 'inbound' | 'outbound' | 'internal' | null;
	outcome: 'answered' | 'voicemail' | 'turnedAway' | 'abandoned' | 'unanswered';
	/** Null where nobody talked, or waited from outside. */
	talk: number | null;
	wait: number | null;
	/** The same as the list of calls tells them. */
	listed: { talk: number | null; wait: number | null };
	/** Number outside in full. */
	number: string | null;
	/** The same as it was written. */
	written: string | null;
	withheld: boolean;
	did: string | null;
	extension: string | null;
	queue: { number: string; outcome: 'answered' | 'abandoned' | 'timedOut'; wait: number } | null;
	/** What each phone did. */
	phones: Record<string, { talk: number | null; missed: number }>;
	listRow: Row;
	legRows: Row[];
}

const PEOPLE = [1, 2, 3, 4, 5].map((digit) => ({
	number: `+97250123456${digit}`,
	forms: [
		`050123456${digit}`,
		`+97250123456${digit}`,
		`97250123456${digit}`,
		`0097250123456${digit}`,
		`*67050123456${digit}`,
	],
}));
const DIDS = ['0700000000', '0700000001'];
const PHONES = ['204', '205', '206'];
const QUEUE = '900';

const KINDS = [
	'answered',
	'missed',
	'busy',
	'group',
	'queue',
	'queueAbandoned',
	'queueVoicemail',
	'queueThenPhone',
	'voicemail',
	'transfer',
	'outAnswered',
	'outMissed',
	'internal',
	'internalMissed',
	'withheld',
	'directionless',
] as const;

const plans = fc.record({
	/** Where in the time that is played it begins, in millionths. */
	at: fc.nat(999_999),
	kind: fc.constantFrom(...KINDS),
	ring: fc.integer({ min: 0, max: 40 }),
	talk: fc.integer({ min: 1, max: 900 }),
	person: fc.nat(PEOPLE.length - 1),
	form: fc.nat(4),
	did: fc.nat(1),
	turn: fc.nat(PHONES.length - 1),
	/** The PBX prints an end that cannot be. */
	isOdd: fc.boolean(),
});
type Plan = ReturnType<typeof plans.generate>['value'];

interface LegPlan {
	after?: number;
	ring: number;
	talk?: number;
	/** Blank: nobody's, as of voicemail. */
	phone: string;
	app?: string;
	disposition?: string;
}

/** Rows of calls between two instants; `zone` is the PBX's. */
export function playedDays(zone: string, from: number, until: number) {
	return fc
		.array(plans, { maxLength: 40, size: 'max' })
		.map((days) =>
			days.map((plan, index) =>
				played(
					zone,
					from + Math.floor(((plan.at / 1e6) * (until - from)) / 1000) * 1000,
					plan,
					index + 1,
				),
			),
		);
}

function played(zone: string, start: number, plan: Plan, index: number): TrueCall {
	const { kind, ring, talk, turn, isOdd } = plan;
	const id = `pbx01-${start / 1000}.${index}`;
	const person = PEOPLE[plan.person];
	const written = person.forms[plan.form];
	const [a, b, c] = [0, 1, 2].map((place) => PHONES[(turn + place) % PHONES.length]);
	const text = (ms: number) => DateTime.fromMillis(ms, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
	const isOut = kind === 'outAnswered' || kind === 'outMissed';
	const isInternal = kind === 'internal' || kind === 'internalMissed';
	const isNowhere = kind === 'directionless';
	const direction = isNowhere ? null : isOut ? 'outbound' : isInternal ? 'internal' : 'inbound';
	const from =
		isOut || isInternal ? a : isNowhere ? '' : kind === 'withheld' ? 'anonymous' : written;
	const to = isOut ? written : isInternal ? b : DIDS[plan.did];
	const QUEUE_LEG = { app: 'Queue' };
	const legs: Record<(typeof KINDS)[number], LegPlan[]> = {
		answered: [{ ring, talk, phone: a }],
		missed: [{ ring, phone: a }],
		busy: [{ ring, phone: a, disposition: 'BUSY' }],
		group: [
			{ ring: ring + 1, talk, phone: a },
			{ ring: ring + 1, phone: b },
			{ ring: ring + 1, phone: c },
		],
		queue: [
			{ ring: ring + 1, phone: a, ...QUEUE_LEG },
			{ after: ring + 1, ring: 5, talk, phone: b, ...QUEUE_LEG },
		],
		queueAbandoned: [
			{ ring: ring + 1, phone: a, ...QUEUE_LEG },
			{ after: ring + 1, ring: 2, phone: b, ...QUEUE_LEG },
		],
		queueVoicemail: [
			{ ring: ring + 1, phone: a, ...QUEUE_LEG },
			{ after: ring + 1, ring: 0, talk, phone: '', app: 'VoiceMail' },
		],
		queueThenPhone: [
			{ ring: ring + 1, phone: a, ...QUEUE_LEG },
			{ after: ring + 1, ring: 4, talk, phone: b },
		],
		voicemail: [
			{ ring: ring + 1, phone: a },
			{ after: ring + 1, ring: 0, talk, phone: '', app: 'VoiceMail' },
		],
		transfer: [
			{ ring, talk, phone: a },
			{ after: ring + talk, ring: 3, talk: 30, phone: b },
		],
		outAnswered: [{ ring, talk, phone: 'trunk' }],
		outMissed: [{ ring, phone: 'trunk' }],
		internal: [{ ring, talk, phone: b }],
		internalMissed: [{ ring, phone: b }],
		withheld: [{ ring, phone: a }],
		directionless: [{ ring, talk, phone: a }],
	};
	const own = legs[kind];
	const endOf = ({ after = 0, ring: rung, talk: talked = 0 }: LegPlan) =>
		start + (after + rung + talked) * 1000;
	const end = Math.max(...own.map(endOf));
	const seconds = (end - start) / 1000;
	const taken = own.filter((leg) => leg.talk !== undefined && leg.phone !== '');
	const isTaken = taken.length > 0;
	const isVoicemail = own.some(({ app }) => app === 'VoiceMail');
	const talked = isTaken ? taken.reduce((sum, leg) => sum + (leg.talk ?? 0), 0) : null;
	const firstAnswer = isTaken ? (taken[0].after ?? 0) + taken[0].ring : null;
	const rang = own.filter(({ phone }) => phone !== '');
	const wait = firstAnswer ?? Math.max(...rang.map((leg) => (endOf(leg) - start) / 1000));
	const isIn = direction === 'inbound';
	const outcome = isTaken
		? 'answered'
		: !isIn
			? 'unanswered'
			: isVoicemail
				? 'voicemail'
				: kind === 'busy'
					? 'turnedAway'
					: 'abandoned';
	const billed = talked ?? (isVoicemail ? talk : 0);
	const word = isTaken || isVoicemail ? 'ANSWERED' : kind === 'busy' ? 'BUSY' : 'NO ANSWER';
	const isQueued = own.some(({ app }) => app === 'Queue');
	const queueEnd = Math.max(...own.filter(({ app }) => app === 'Queue').map(endOf));
	const isTakenByQueue = taken.some(({ app }) => app === 'Queue');
	const phones: TrueCall['phones'] = {};
	for (const leg of own.filter(({ phone }) => PHONES.includes(phone))) {
		const known = (phones[leg.phone] ??= { talk: null, missed: 0 });
		if (leg.talk === undefined) known.missed += 1;
		else known.talk = (known.talk ?? 0) + leg.talk;
	}
	const number = isInternal || isNowhere || kind === 'withheld' ? null : person.number;
	return {
		id,
		start,
		end,
		direction,
		outcome,
		talk: talked,
		wait: isIn ? wait : null,
		listed: {
			talk: talked,
			wait: !isIn || outcome === 'voicemail' ? null : isTaken ? seconds - billed : seconds,
		},
		number,
		written: number === null ? null : written,
		withheld: kind === 'withheld',
		did: isIn ? to : null,
		extension: isOut || isInternal ? a : isIn && isTaken ? taken[0].phone : null,
		queue: isQueued
			? {
					number: QUEUE,
					outcome: isTakenByQueue ? 'answered' : isTaken || isVoicemail ? 'timedOut' : 'abandoned',
					wait: isTakenByQueue ? wait : (queueEnd - start) / 1000,
				}
			: null,
		phones,
		listRow: {
			sc_te_id: '1',
			tenantcode: 'DEMOCO',
			sc_start: text(start),
			sc_direction: { inbound: 'IN', outbound: 'OUT', internal: 'LOCAL', nowhere: '' }[
				direction ?? 'nowhere'
			],
			sc_calleridnum: from,
			sc_calleridname: `Person ${plan.person}`,
			sc_dialednum: to,
			sc_disposition: word,
			sc_duration: String(seconds),
			sc_billsec: String(billed),
			sc_uniqueid: id,
			sc_whoanswered: isVoicemail ? 'Voicemail 506' : isOut || !isTaken ? '' : taken[0].phone,
		},
		legRows: own.map((leg, place) => {
			const begins = start + (leg.after ?? 0) * 1000;
			const isAnswered = leg.talk !== undefined;
			const length = leg.ring + (leg.talk ?? 0);
			const isPhone = PHONES.includes(leg.phone);
			return {
				ID: `${index}${place}`,
				accountcode: 'DEMOCO',
				start: text(begins),
				answer: isAnswered ? text(begins + leg.ring * 1000) : '0000-00-00 00:00:00',
				end: isOdd ? '2162-01-01 00:00:00' : text(endOf(leg)),
				clid: `"Person ${plan.person}" <${from}>`,
				realsrc: from,
				firstdst: to,
				duration: String(length),
				billsec: String(leg.talk ?? 0),
				disposition: leg.disposition ?? (isAnswered ? 'ANSWERED' : 'NO ANSWER'),
				dcontext: '',
				dstchannel:
					leg.phone === ''
						? ''
						: isPhone
							? `PJSIP/${leg.phone}-DEMOCO-${markOf(index, place)}`
							: `PJSIP/trunk-${markOf(index, place)}`,
				userfield: direction === null ? '' : `[${direction === 'internal' ? 'local' : direction}]`,
				uniqueid: id,
				prevuniqueid: '',
				lastdst: isPhone ? `${leg.phone}-DEMOCO` : leg.phone === '' ? 'Voicemail 506' : to,
				wherelanded: isPhone ? leg.phone : '',
				src: from,
				dst: leg.app === 'Queue' ? QUEUE : to,
				lastapp: leg.app ?? 'Dial',
				linkedid: id,
				originateid: '',
			};
		}),
	};
}

/** Days at which clocks change, and one at which none does; the window is the whole of them. */
export const DAYS: Array<[name: string, zone: string, window: Window]> = [
	['a day in June', 'Asia/Jerusalem', { start: '2026-06-01 00:00:00', end: '2026-06-02 23:59:59' }],
	[
		'autumn in Jerusalem',
		'Asia/Jerusalem',
		{ start: '2026-10-24 00:00:00', end: '2026-10-25 23:59:59' },
	],
	[
		'spring in Jerusalem',
		'Asia/Jerusalem',
		{ start: '2026-03-27 00:00:00', end: '2026-03-28 23:59:59' },
	],
	[
		'autumn in New York',
		'America/New_York',
		{ start: '2026-11-01 00:00:00', end: '2026-11-01 23:59:59' },
	],
	[
		'spring in New York',
		'America/New_York',
		{ start: '2026-03-08 00:00:00', end: '2026-03-08 23:59:59' },
	],
];

/** The instants of a window, by Luxon. */
export function instantsOf({ start, end }: Window, zone: string): [from: number, until: number] {
	const ms = (text: string) => DateTime.fromSQL(text, { zone }).toMillis();
	return [ms(start), ms(end) + 1000];
}

/** No two channels of an Asterisk have the same. */
function markOf(call: number, leg: number): string {
	return (call * 16 + leg).toString(16).padStart(8, '0');
}
