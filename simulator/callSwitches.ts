/** What is open about the dialplan of the PBX: how it connects calls, and what it writes into their rows. */
export const CALL_SWITCHES = {
	/**
	 * Whether DIAL's Local channel lives as long as the call (`/n`), or is taken out when the talk begins, and
	 * of which phone the row of that talk is (asterisk.md#click-to-call).
	 */
	localChannels: ['kept', 'optimised'],
	talkRow: ['fromSource', 'fromDestination'],
	/** What DIAL's dialplan does behind a Dial that failed (asterisk.md#rows). */
	behindDial: ['hangup', 'nothing'],
	/** Whether queues dial their members' phones, or Local channels (asterisk.md#rows). */
	queueMembers: ['phones', 'local'],
	/** When the row of a queue's phone ends whose call is picked up: then, or as it began (asterisk.md#rows). */
	pickedUpInQueue: ['thatMoment', 'atOnce'],
	/** How MiRTA fills `lastdst` and `wherelanded` (asterisk.md#how-calls-are-told). */
	places: ['fromDstchannel', 'asSetByDialplan'],
} as const;
