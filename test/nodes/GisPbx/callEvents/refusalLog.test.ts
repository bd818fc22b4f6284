import { RefusalLog } from '../../../../nodes/GisPbx/callEvents/refusalLog';

const MINUTE = 60_000;

test('a line a minute at most, which tells how many had none', () => {
	const log = new RefusalLog();
	const lines: string[] = [];
	const note = (now: number) => log.note(now, (others) => lines.push(`${now}${others}`));
	for (const at of [0, 1, 2, MINUTE - 1, MINUTE, MINUTE + 1, 3 * MINUTE, 5 * MINUTE]) note(at);
	expect(lines).toEqual([
		'0',
		`${MINUTE} (and 3 more since the last line)`,
		`${3 * MINUTE} (and 1 more since the last line)`,
		`${5 * MINUTE}`,
	]);
});
