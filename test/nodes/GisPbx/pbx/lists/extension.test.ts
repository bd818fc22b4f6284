import {
	deviceStateFrom,
	doNotDisturbFrom,
	extensionFrom,
	extensionState,
} from '../../../../../nodes/GisPbx/pbx/lists/extension';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

describe('extensionFrom', () => {
	const EXPECTED = {
		name: 'קבלה',
		number: '204',
		state: 'NOT_INUSE',
		technology: 'PJSIP',
		username: '204-DEMOCO',
	};

	it('tells of a JSON row what is harmless, and nothing else', () => {
		const row = {
			...{ '0': '7', '1': 's3cret', ex_id: '7', ex_number: 204, ex_name: 'קבלה', ex_tech: 'PJSIP' },
			...{ st_state: 'NOT_INUSE', username: '204-DEMOCO', password: 's3cret', ex_token: 's3cret' },
			...{ ex_webpassword: 's3cret', ex_2fa_param1: 's3cret', ex_lockpin: 's3cret' },
		};
		expect(extensionFrom(row)).toEqual({ id: '7', ...EXPECTED });
		expect(JSON.stringify(extensionFrom(row))).not.toContain('s3cret');
	});

	it('reads a row of the pipe table', () => {
		const row = {
			...{ Number: '204', Name: 'קבלה', Tech: 'PJSIP', State: 'NOT_INUSE' },
			...{ Username: '204-DEMOCO', Password: 's3cret' },
		};
		expect(extensionFrom(row)).toEqual({ id: null, ...EXPECTED });
	});

	it('has null for what is not there', () => {
		expect(Object.values(extensionFrom({ ex_name: '' }))).toEqual([
			null,
			null,
			null,
			null,
			null,
			null,
		]);
	});
});

describe('extensionState', () => {
	const IDLE = {
		...{
			extension: '204',
			registered: true,
			talking: false,
			otherParty: null,
			otherPartyName: null,
		},
		...{ direction: null, callId: null, linkedId: null },
	};
	const BUSY = {
		UniqueID: 'pbx01-1717240000.4670',
		LinkedID: 'pbx01-1717240000.4669',
		'Connected Line ID': '0500000001',
		'Connected Line ID Name': 'Demo Caller',
		Context: 'authenticated',
		Extension: '0500000001',
		Direction: 'IN',
		OtherParty: '0500000002',
	};

	it('tells of a call', () => {
		expect(extensionState('204', BUSY)).toEqual({
			...{ extension: '204', registered: true, talking: true, direction: 'inbound' },
			...{ otherParty: '0500000002', otherPartyName: 'Demo Caller' },
			...{ callId: 'pbx01-1717240000.4670', linkedId: 'pbx01-1717240000.4669' },
		});
		expect(extensionState('204', { ...BUSY, OtherParty: '', Direction: 'OUT' })).toMatchObject({
			direction: 'outbound',
			otherParty: '0500000001',
		});
		expect(extensionState('204', { ...BUSY, Direction: 'SIDEWAYS' }).direction).toBeNull();
	});

	it('knows an idle extension by blank fields', () => {
		const blank = Object.fromEntries(Object.keys(BUSY).map((name) => [name, '']));
		expect(extensionState('204', blank)).toEqual(IDLE);
		expect(extensionState('204', { UniqueID: '', LinkedID: '' })).toEqual(IDLE);
		expect(extensionState('204', 'odd')).toEqual(IDLE);
	});

	it('knows an extension that is not registered, told in two fields or in eight', () => {
		const answer = { UniqueID: 'KO', LinkedID: 'Extension not registered' };
		const rest = { 'Connected Line ID': '', Context: '', Direction: '', OtherParty: '' };
		for (const json of [answer, { ...answer, ...rest }]) {
			expect(extensionState('204', json)).toEqual({ ...IDLE, registered: false });
		}
	});
});

describe('doNotDisturbFrom', () => {
	it.each(['on', 'ON', '"on"', 'yes|', ' true ', '1'])('is on for %j', (text) => {
		expect(doNotDisturbFrom(text)).toBe(true);
	});

	it.each(['', ' ', 'off', '"off"', '""', 'no', 'false|', '0', '|'])('is off for %j', (text) => {
		expect(doNotDisturbFrom(text)).toBe(false);
	});

	it.each(['maybe', '204', 'on and off', '{"value":"on"}'])('is unknown for %j', (text) => {
		expect(doNotDisturbFrom(text)).toBeUndefined();
	});
});

describe('deviceStateFrom', () => {
	const clock = new PbxClock('Asia/Jerusalem');

	it('reads what a lamp shows, and since when', () => {
		const row = { st_extension: '204-DEMOCO', st_state: 'INUSE' };
		const told = { extension: '204', username: '204-DEMOCO', state: 'INUSE' };
		const since = { ...row, st_timestamp: '2026-06-01 12:00:00' };

		expect(deviceStateFrom(since, clock)).toEqual([
			{ ...told, updatedAt: '2026-06-01T12:00:00+03:00' },
		]);
		expect(deviceStateFrom(row, clock)).toEqual([{ ...told, updatedAt: null }]);
	});

	it('tells nothing of nobody', () => {
		expect(deviceStateFrom({ st_state: 'INUSE' }, clock)).toEqual([]);
	});
});
