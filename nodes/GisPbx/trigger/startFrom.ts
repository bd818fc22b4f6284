import { choice } from '../fields/choice';
import type { ValuesOf } from '../fields/field';
import type { refuserOf } from '../fields/readForm';
import { time } from '../fields/time';
import type { PbxClock } from '../pbx/time/zoneClock';

/** What is told, in the words of the form. */
interface Texts {
	/** What happens from now on. */
	now: string;
	/** What happened since a time. */
	since: string;
	/** What happened at the Start Time. */
	at: string;
}

/** Where a trigger without memory begins. */
export function startFields({ now, since, at }: Texts) {
	return {
		startFrom: choice({ displayName: 'Start From', default: 'now' }, [
			{ name: 'Now', value: 'now', description: now },
			{ name: 'Time', value: 'time', description: since },
		]),
		startTime: {
			...time(
				{
					displayName: 'Start Time',
					description: `${at}. It counts only when the trigger starts for the first time.`,
				},
				'start',
			),
			showWhen: { startFrom: ['time'] },
		},
	};
}

type StartValues = ValuesOf<ReturnType<typeof startFields>>;

/** The instant that the form names; undefined: now. Refuses one that lies in the future. */
export function startOf(
	{ startFrom, startTime }: StartValues,
	clock: PbxClock,
	refuse: ReturnType<typeof refuserOf>,
): number | undefined {
	if (startFrom !== 'time') return undefined;
	if (startTime === undefined)
		return refuse('Start Time', 'is empty', 'Give the time to start from');
	const instant = clock.instantOf(startTime, 'start');
	return (instant ?? 0) > Date.now()
		? refuse('Start Time', `lies in the future: ${startTime}`, 'Choose Now, or an earlier time')
		: instant;
}

/** What to do when the workflow is published again; `from` and `all` are what the choices mean. */
export function afterPauseField({
	description,
	from,
	all,
}: Record<'description' | 'from' | 'all', string>) {
	return choice({ displayName: 'After a Pause', default: 'fromNow', description }, [
		{ name: 'From Now', value: 'fromNow', description: from },
		{ name: 'Tell All', value: 'tellAll', description: all },
	]);
}
