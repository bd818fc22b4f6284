/**
 * MiRTA's columns `lastdst` and `wherelanded`, which its dialplan fills in a way that nobody knows: one
 * told from the phone of the row, one as a plain dialplan sets variables (asterisk.md#how-calls-are-told).
 */
import type { CdrRow } from './cdrRows';
import type { DialplanRun } from './channel';
import { accountOf, type Pbx } from './pbx';

export interface Place {
	lastDestination: string;
	whereLanded: string;
}

const NOWHERE: Place = { lastDestination: '', whereLanded: '' };

export const atPhone = (pbx: Pbx, party: string): Place => ({
	lastDestination: accountOf(pbx, party),
	whereLanded: party,
});

export const inMailbox = (mailbox: string): Place => ({
	lastDestination: `Voicemail ${mailbox}`,
	whereLanded: mailbox,
});

const atNumber = (number: string): Place => ({ lastDestination: number, whereLanded: number });

export function placeOf(pbx: Pbx, run: DialplanRun, { step, phone }: CdrRow): Place {
	if (step.mailbox) return inMailbox(step.mailbox);
	if (pbx.switches.places === 'fromDstchannel') {
		return phone ? atPhone(pbx, phone.party) : atNumber(step.extension);
	}
	// Nothing of the dialplan ran on this channel.
	if (!run.realSource) return NOWHERE;
	// A variable stays as it was set: what follows a Dial is still where that went.
	const last = run.steps.filter(({ attempts }) => attempts.length > 0).at(-1);
	const setBy = phone ? step : (last ?? step);
	if (setBy.application === 'Queue') return atNumber(setBy.extension);
	const [first, second] = setBy.attempts;
	if (second) return { lastDestination: setBy.extension, whereLanded: '' };
	return first ? atPhone(pbx, first.phone.party) : atNumber(setBy.extension);
}
