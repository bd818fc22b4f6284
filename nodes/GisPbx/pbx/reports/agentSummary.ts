import { phoneOf, type CallPart } from '../calls/callPart';
import { ANSWERED } from '../calls/disposition';
import type { CallOfLegs } from '../calls/groupedCall';
import { partsOf } from '../calls/partsOfCall';
import { peopleOf } from '../calls/people';
import { Groups } from './groups';
import { SecondsTally } from './secondsTally';

/** What each extension did, of calls in any order (decisions.md#reports). */
export class AgentSummary {
	private readonly agents: Groups<AgentFigures>;

	/** `only`: the one extension that is asked for. */
	constructor(private readonly only: string | undefined) {
		this.agents = new Groups(
			only === undefined ? [] : [only],
			() => new AgentFigures(),
			({ answered, missedRings }) => answered + missedRings,
		);
	}

	/** A call with its legs; one without any extension in it is nobody's. */
	add({ call, rows }: CallOfLegs): void {
		const parts = partsOf(call.legs.map((record, place) => ({ record, row: rows[place] })));
		const rung = byPhone(peopleOf(parts).others);
		const takers = [...rung].filter(([, legs]) => legs.some(({ role }) => role.isTaken));
		for (const [phone, legs] of rung) {
			const taken = legs.filter(({ role }) => role.isTaken);
			const talk = takers.length > 1 ? talkIn(taken) : call.talkSeconds;
			if (this.isAsked(phone))
				this.agents.of(phone).wasCalled(call, {
					talk: taken.length > 0 ? talk : null,
					missedRings: legs.length - taken.length,
					isTaken: taken.length > 0,
					isTakenByOthers: taken.length === 0 && call.disposition === ANSWERED,
				});
		}
		const { direction, extension } = call;
		if (extension === null || !isMadeByUs(direction) || !this.isAsked(extension)) return;
		this.agents.of(extension).hasCalled(call);
	}

	/** Where nobody did anything, one without an extension. */
	items() {
		return this.agents
			.inOrder()
			.map(([extension, figures]) => ({ extension, ...figures.toItem() }));
	}

	private isAsked(extension: string): boolean {
		return this.only === undefined || this.only === extension;
	}
}

interface Rung {
	talk: number | null;
	missedRings: number;
	isTaken: boolean;
	isTakenByOthers: boolean;
}

type AnyCall = CallOfLegs['call'];

class AgentFigures {
	answered = 0;
	missedRings = 0;
	private takenByOthers = 0;
	private readonly made = { outbound: 0, outboundAnswered: 0, internal: 0 };
	private readonly talk = new SecondsTally();
	private first: string | null = null;
	private last: string | null = null;

	wasCalled(call: AnyCall, { talk, missedRings, isTaken, isTakenByOthers }: Rung): void {
		this.missedRings += missedRings;
		if (isTakenByOthers) this.takenByOthers += missedRings;
		if (!isTaken) return;
		this.answered += 1;
		this.talk.add(talk);
		this.wasIn(call);
	}

	hasCalled(call: AnyCall): void {
		const isAnswered = call.disposition === ANSWERED;
		if (call.direction === 'outbound') {
			this.made.outbound += 1;
			if (isAnswered) this.made.outboundAnswered += 1;
		} else {
			this.made.internal += 1;
		}
		if (isAnswered) this.talk.add(call.talkSeconds);
		this.wasIn(call);
	}

	toItem() {
		const { mean, longest } = this.talk.figures();
		return {
			answered: this.answered,
			missedRings: this.missedRings,
			missedRingsTakenByOthers: this.takenByOthers,
			...this.made,
			talkSeconds: { sum: this.talk.sum, mean, longest },
			firstCallAt: this.first,
			lastCallAt: this.last,
		};
	}

	private wasIn({ startedAt }: AnyCall): void {
		if (startedAt === null) return;
		const ms = Date.parse(startedAt);
		if (this.first === null || ms < Date.parse(this.first)) this.first = startedAt;
		if (this.last === null || ms > Date.parse(this.last)) this.last = startedAt;
	}
}

function isMadeByUs(direction: AnyCall['direction']): boolean {
	return direction === 'outbound' || direction === 'internal';
}

/** The legs that rang extensions, by number. */
function byPhone(parts: CallPart[]): Map<string, CallPart[]> {
	const legs = new Map<string, CallPart[]>();
	for (const part of parts) {
		const phone = phoneOf(part);
		if (phone === null) continue;
		const known = legs.get(phone);
		if (known) known.push(part);
		else legs.set(phone, [part]);
	}
	return legs;
}

/** As the PBX counted it, leg by leg: of a call that several took, each has a part. */
function talkIn(legs: CallPart[]): number | null {
	const told = legs.flatMap(({ record }) => record.talkSeconds ?? []);
	return told.length > 0 ? told.reduce((a, b) => a + b, 0) : null;
}
