/** Whatever a dialplan does and whenever somebody hangs up or sends a party on, rows hold together. */
import fc from 'fast-check';

import type { Instruction, Simulator } from '../../../simulator';
import { CDR_CONF } from '../../../simulator/cdrConf';
import { ask, usePbx } from '../client';

type Row = Record<string, string>;

const pbx = usePbx();

const PHONES = ['204', '205', '206', '207', '208', '0500000408', '0500000486', '0500000503'];
const seconds = fc.integer({ min: 0, max: 80 }).map((tenths) => tenths / 10);
const party = fc.constantFrom(...PHONES, '0500000002');

const instruction: fc.Arbitrary<Instruction> = fc.oneof(
	fc.record({ dial: fc.uniqueArray(party, { minLength: 1, maxLength: 3 }), maxRing: seconds }),
	fc.record({ queue: fc.constantFrom('900', '901', '902'), maxWait: seconds }),
	fc.record({ voicemail: fc.constant('204'), seconds }),
	fc.record({ application: fc.constantFrom('Wait', 'Busy'), seconds, answers: fc.boolean() }),
);

type Deed = ['HANGUP' | 'TRANSFER' | 'ATXTRANSFER', afterSeconds: number, channel: number];
const deed: fc.Arbitrary<Deed> = fc.tuple(
	fc.constantFrom('HANGUP', 'TRANSFER', 'ATXTRANSFER'),
	seconds,
	fc.nat({ max: 5 }),
);

const options = fc.record({
	...Object.fromEntries(
		Object.entries(CDR_CONF).map(([name, values]) => [name, fc.constantFrom(...values)]),
	),
	localChannels: fc.constantFrom('kept', 'optimised'),
	queueMembers: fc.constantFrom('phones', 'local'),
	places: fc.constantFrom('fromDstchannel', 'asSetByDialplan'),
});

async function play(
	simulator: Simulator,
	begin: () => Promise<void>,
	deeds: Deed[],
): Promise<void> {
	await begin();
	for (const [reqtype, after, position] of deeds) {
		simulator.clock.advance({ seconds: after });
		const channels = simulator.state.calls.flatMap((call) => call.channels);
		const { name } = channels[position % Math.max(1, channels.length)] ?? { name: 'SIP/none' };
		await ask(simulator, { reqtype, channel: name, dest: '205' });
	}
	simulator.clock.advance({ minutes: 10 });
	await ask(simulator, { reqtype: 'CHANNELS' });
}

function check(simulator: Simulator, rows: readonly Row[]): void {
	expect(simulator.problems).toEqual([]);
	expect(simulator.state.calls).toEqual([]);
	for (const row of rows) {
		const { start = '', end = '', answer = '', disposition, duration, billsec } = row;
		expect(end >= start).toBe(true);
		expect(Number(duration)).toBeGreaterThanOrEqual(0);
		const isAnswered = !answer.startsWith('0000');
		if (isAnswered) expect(start <= answer && answer <= end).toBe(true);
		else expect(billsec).toBe('0');
		if (disposition === 'ANSWERED') expect(isAnswered).toBe(true);
		if (row.dstchannel === '' && simulator.switches.unanswered === 'no') {
			expect(['ANSWERED', 'CONGESTION']).toContain(disposition);
		}
	}
	// Whatever one channel has to tell follows in time.
	for (const id of new Set(rows.map(({ uniqueid }) => uniqueid))) {
		const own = rows.filter(({ uniqueid }) => uniqueid === id);
		const starts = own.map(({ start = '' }) => start);
		expect(starts).toEqual([...starts].sort());
	}
}

const settings = { numRuns: 150 };

test('of any call from outside', async () => {
	const calls = fc.tuple(
		fc.array(instruction, { minLength: 1, maxLength: 3 }),
		fc.array(deed, { maxLength: 3 }),
		options,
	);
	await fc.assert(
		fc.asyncProperty(calls, async ([dialplan, deeds, switches]) => {
			const simulator = pbx();
			simulator.resetSwitches();
			Object.assign(simulator.switches, switches);
			simulator.state.legs.length = 0;
			const begin = async () => void simulator.placeCall({ dialplan });
			await play(simulator, begin, deeds);
			check(
				simulator,
				simulator.state.legs.map(({ row }) => row as Row),
			);
		}),
		settings,
	);
});

test('of any click-to-call', async () => {
	const calls = fc.tuple(party, party, fc.boolean(), fc.array(deed, { maxLength: 3 }), options);
	await fc.assert(
		fc.asyncProperty(calls, async ([source, dest, isFollowed, deeds, switches]) => {
			const simulator = pbx();
			simulator.resetSwitches();
			Object.assign(simulator.switches, switches);
			simulator.state.legs.length = 0;
			const nofollow = isFollowed ? 'no' : 'yes';
			const begin = async () =>
				void (await ask(simulator, { reqtype: 'DIAL', source, dest, nofollow, dialtimeout: '6' }));
			await play(simulator, begin, deeds);
			const rows = simulator.state.legs.map(({ row }) => row as Row);
			check(simulator, rows);
			expect(new Set(rows.map(({ linkedid }) => linkedid)).size).toBeLessThanOrEqual(1);
		}),
		settings,
	);
});
