/** How long things take, in seconds of the PBX's clock. */
export interface Timing {
	/** The source phone rings this long before it is picked up (`autoanswer=yes`: not at all). */
	ringSeconds: number;
	/** The destination rings this long before it answers. */
	answerAfterSeconds: number;
	/** An answered call lasts this long, unless `timeout` or a hang-up ends it. */
	talkSeconds: number;
	/** A call that is parked comes back after this long (Asterisk's `parkingtime`). */
	parkingSeconds: number;
	/** A recording can be fetched this long after the end. */
	recordingDelaySeconds: number;
	/** A fax is sent this long after it was queued. */
	faxSeconds: number;
	/** Real seconds for which `info=call` without an id stays silent (pbx.md#latency). */
	callWithoutIdSeconds: number;
}

export const USUAL_TIMING: Timing = {
	ringSeconds: 2,
	answerAfterSeconds: 2,
	talkSeconds: 6,
	parkingSeconds: 45,
	recordingDelaySeconds: 2,
	faxSeconds: 5,
	callWithoutIdSeconds: 31,
};
