import { usePbx } from '../support';

const pbx = usePbx();
const DAY = { start: '2026-06-01', end: '2026-06-01' };
const SUMMARIZE = { resource: 'report', operation: 'summarizeAgents', ...DAY };

test('tells of each extension what it took, missed and made', async () => {
	pbx.simulator.addEndedCall({
		start: '2026-06-01 09:00:00',
		legs: [
			{ party: '204', talkSeconds: 40 },
			{ party: '205', talkSeconds: 0, disposition: 'NO ANSWER' },
		],
	});
	pbx.simulator.addEndedCall({ start: '2026-06-01 10:00:00', talkSeconds: 0, answeredBy: '205' });
	pbx.simulator.addEndedCall({ start: '2026-06-01 11:00:00', direction: 'OUT', talkSeconds: 20 });
	pbx.simulator.addEndedCall({ start: '2026-06-01 12:00:00', direction: 'LOCAL', talkSeconds: 0 });
	const run = await pbx.run(SUMMARIZE);

	const period = { start: '2026-06-01T00:00:00+03:00', end: '2026-06-01T23:59:59+03:00' };
	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			...{ extension: '205', ...period },
			...{ answered: 0, missedRings: 3, missedRingsTakenByOthers: 1 },
			...{ outbound: 0, outboundAnswered: 0, internal: 0 },
			talkSeconds: { sum: 0, mean: null, longest: null },
			...{ firstCallAt: null, lastCallAt: null },
		},
		{
			...{ extension: '204', ...period },
			...{ answered: 1, missedRings: 0, missedRingsTakenByOthers: 0 },
			...{ outbound: 1, outboundAnswered: 1, internal: 1 },
			talkSeconds: { sum: 60, mean: 30, longest: 40 },
			firstCallAt: '2026-06-01T09:00:00+03:00',
			lastCallAt: '2026-06-01T12:00:00+03:00',
		},
	]);
});

test('of one extension, though it did nothing', async () => {
	pbx.simulator.addEndedCall({ start: '2026-06-01 09:00:00' });
	const run = await pbx.run({ ...SUMMARIZE, options: { extension: '207-DEMOCO' } });

	expect(run.json()).toMatchObject([{ extension: '207', answered: 0, missedRings: 0 }]);
});

test('nobody is zeros', async () => {
	const run = await pbx.run(SUMMARIZE);

	expect(run.json()).toMatchObject([{ extension: null, answered: 0, outbound: 0 }]);
});
