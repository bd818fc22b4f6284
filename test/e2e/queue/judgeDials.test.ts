import { judgeDials, type DialEvidence } from './judgeDials';

const evidence = (differences: Partial<DialEvidence> = {}): DialEvidence => ({
	numbers: ['050', '051', '052'],
	statuses: new Map([
		['1', 'success'],
		['2', 'error'],
		['3', 'success'],
	]),
	held: ['2', '3'],
	done: ['3'],
	concurrency: 5,
	succeeded: ['050', '052'],
	dialled: ['050', '051', '052'],
	seconds: 98,
	...differences,
});

const failedOf = (differences?: Partial<DialEvidence>) =>
	judgeDials(evidence(differences)).flatMap(({ passed }, place) => (passed ? [] : [place]));

it('is content when only what the dead worker held has failed and nobody was dialled twice', () => {
	const rows = judgeDials(evidence());
	expect(rows.map(({ passed }) => passed)).toEqual([true, true, true, true]);
	expect(rows.map(({ seen }) => seen)).toEqual([
		'2 success, 1 error; the last 98 s after the kill',
		'2 held, 1 of them done; failed: 2',
		'3 numbers',
		'2 of 2; so did 1 of the 1 that failed',
	]);
});

it.each<[string, Partial<DialEvidence>, number[]]>([
	[
		'an execution that never ends',
		{ statuses: new Map([...evidence().statuses, ['2', 'running']]) },
		[0],
	],
	['an execution that is missing', { numbers: ['050', '051', '052', '053'] }, [0, 3]],
	['one that failed elsewhere', { held: ['3'] }, [1]],
	['one that was held and not done, and ended well', { done: [] }, [1]],
	['more than the worker may hold', { concurrency: 1 }, [1]],
	['a kill that hit nothing', { statuses: new Map([['1', 'success']]), held: [] }, [0, 1, 3]],
	['a number that was dialled twice', { dialled: ['050', '051', '052', '051'] }, [2]],
	['a number that was never dialled', { dialled: ['050', '051'] }, [3]],
])('sees %s', (_, differences, expected) => {
	expect(failedOf(differences)).toEqual(expected);
});
