import type { NumberIndex } from './numberIndex';
import { isOfMissed, type ReportedCall } from './reportedCall';
import { SecondsTally, shareOf } from './secondsTally';

/** Counts calls; each figure is defined in docs/report.md. */
export class CallFigures {
	private readonly outcomes = {
		answered: 0,
		voicemail: 0,
		turnedAway: 0,
		abandoned: 0,
		unanswered: 0,
	};
	private readonly directions = { inbound: 0, outbound: 0, internal: 0 };
	private readonly callers = new Set<number>();
	private readonly talk = new SecondsTally();
	private readonly wait = new SecondsTally();
	calls = 0;
	private missed = 0;
	private withheld = 0;
	private inTime = 0;

	constructor(
		private readonly numbers: NumberIndex,
		private readonly serviceLevelSeconds: number,
	) {}

	add({ call, outcome, talkSeconds, waitSeconds }: ReportedCall): void {
		this.calls += 1;
		this.outcomes[outcome] += 1;
		if (isOfMissed(outcome)) this.missed += 1;
		if (call.direction !== null) this.directions[call.direction] += 1;
		if (call.callerWithheld) this.withheld += 1;
		if (call.direction === 'inbound' && call.externalNumber !== null) {
			this.callers.add(this.numbers.idOf(call.externalNumber));
		}
		this.talk.add(talkSeconds);
		this.wait.add(waitSeconds);
		if (outcome === 'answered' && waitSeconds !== null && waitSeconds <= this.serviceLevelSeconds) {
			this.inTime += 1;
		}
	}

	/** As an output item has them. */
	toItem() {
		const { calls, missed, withheld, inTime } = this;
		const { answered, voicemail, abandoned } = this.outcomes;
		const { inbound, outbound, internal } = this.directions;
		return {
			calls,
			answered,
			missed,
			abandoned,
			voicemail,
			inbound,
			outbound,
			internal,
			uniqueCallers: this.callers.size,
			withheld,
			talkSeconds: { sum: this.talk.sum, ...this.talk.figures() },
			waitSeconds: this.wait.figures(),
			answeredWithinServiceLevel: inTime,
			shares: {
				answered: shareOf(answered, calls),
				inbound: shareOf(inbound, calls),
				outbound: shareOf(outbound, calls),
				internal: shareOf(internal, calls),
				missed: shareOf(missed, inbound),
				abandoned: shareOf(abandoned, inbound),
				voicemail: shareOf(voicemail, inbound),
				answeredWithinServiceLevel: shareOf(inTime, inbound),
			},
		};
	}
}
