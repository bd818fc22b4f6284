import { firstState, readState } from '../../../../../nodes/GisPbx/trigger/feed/state';
import { clockOf } from '../world';

const CLOCK = clockOf('Asia/Jerusalem');
const NOW = Date.parse('2024-06-12T09:00:00Z');
const STATE = firstState('DEMOCO/calls', NOW, { lookbackMinutes: 240, clock: CLOCK });

describe('the state', () => {
	it('begins where a call may have begun that ends now', () => {
		expect(STATE).toEqual({
			version: 2,
			scope: 'DEMOCO/calls',
			floor: '2024-06-12 07:40:00',
			ledger: {},
			newSince: NOW,
		});
	});

	it('is read back as it was kept', () => {
		const sweep = { from: '2024-06-12 08:00:00', bound: '2024-06-12 07:40:00' };
		const busy = { wholeAt: NOW - 1, lastAt: NOW };
		const kept = { ...STATE, sweep, silentSince: NOW, busy, blanks: 7 };
		expect(readState(JSON.parse(JSON.stringify(kept)), 'DEMOCO/calls')).toEqual(kept);
	});

	it('is read as versions without short reads and looks kept it', () => {
		const { version, scope, floor, ledger } = STATE;
		const kept = { version, scope, floor, ledger };
		expect(readState(kept, 'DEMOCO/calls')).toEqual(kept);
	});

	it('of version 1 goes on, and says up to where its keys are others', () => {
		const ledger = {
			'2024-06-12 08:50:00': 'b'.repeat(11),
			'2024-06-12 08:40:00': 'a'.repeat(11),
		};
		const former = { ...STATE, version: 1, ledger };
		expect(readState(former, 'DEMOCO/calls')).toEqual({
			...former,
			...{ version: 2, formerUpTo: '2024-06-12 08:50:00' },
		});
		expect(readState({ ...STATE, version: 1 }, 'DEMOCO/calls')).toEqual(STATE);
	});

	it.each([
		['no state', 7, 'it is no state'],
		['an older version', { ...STATE, version: 0 }, 'another version of this node wrote it'],
		['a floor that is no time', { ...STATE, floor: '2024-99-99 00:00:00' }, 'it is damaged'],
		['a mark of former keys that is none', { ...STATE, formerUpTo: 'noon' }, 'it is damaged'],
		['a torn ledger', { ...STATE, ledger: { '2024-06-12 09:00:00': 'short' } }, 'it is damaged'],
		['a ledger that is a list', { ...STATE, ledger: ['x'] }, 'it is damaged'],
		['a sweep that is none', { ...STATE, sweep: { from: 'noon' } }, 'it is damaged'],
		['a beginning that is none', { ...STATE, newSince: 'noon' }, 'it is damaged'],
		['busy without a time', { ...STATE, busy: { wholeAt: NOW } }, 'it is damaged'],
		[
			'busy, read whole after the last read',
			{ ...STATE, busy: { wholeAt: 2, lastAt: 1 } },
			'it is damaged',
		],
		['busy in words', { ...STATE, busy: 'very' }, 'it is damaged'],
		['a count that is none', { ...STATE, blanks: 'many' }, 'it is damaged'],
		['busy with nothing', { ...STATE, busy: null }, 'it is damaged'],
		[
			'another tenant',
			{ ...STATE, scope: 'OTHER/calls' },
			'it belongs to another tenant, detail or event, OTHER/calls and not DEMOCO/calls',
		],
		['a moment that is none', { ...STATE, seenAt: { key: 'noon' } }, 'it is damaged'],
		['moments that are a list', { ...STATE, seenAt: [1] }, 'it is damaged'],
	])('is not used when it is %s', (_what, stored, problem) => {
		expect(readState(stored, 'DEMOCO/calls')).toEqual({ problem });
	});
});
