/** What a PBX has behind it when it is started by hand. */
import type { Simulator } from './index';

/** A working day of calls, the latest a few minutes ago. */
function day(pbx: Simulator): void {
	const now = pbx.clock.now().getTime();
	const ago = (minutes: number) => new Date(now - minutes * 60_000);
	pbx.addEndedCall({ start: ago(400), recording: true, fromName: 'דנה לדוגמה' });
	pbx.addEndedCall({ start: ago(310), talkSeconds: 0, from: '0500000003' });
	pbx.addEndedCall({ start: ago(250), direction: 'OUT', answeredBy: '205', recording: true });
	pbx.addEndedCall({
		start: ago(120),
		direction: 'LOCAL',
		from: '204',
		to: '205',
		answeredBy: '205',
	});
	pbx.addEndedCall({
		start: ago(45),
		to: '900',
		answeredBy: '205',
		recording: true,
		legs: [{ party: '204', talkSeconds: 0 }, { party: '205' }],
	});
	pbx.addEndedCall({ start: ago(5), talkSeconds: 0, disposition: 'BUSY', from: '0500000004' });
}

export const SCENARIOS: Readonly<Record<string, (pbx: Simulator) => void>> = {
	empty: () => undefined,
	day,
};
