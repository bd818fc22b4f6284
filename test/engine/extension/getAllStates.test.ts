import { SWITCH_VALUES } from '../../../simulator';
import { liveCall } from '../call/liveCall';
import { limitsItsRows, saysWhatIsNoList } from '../lists';
import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';

const pbx = usePbx();
const GET = { resource: 'extension', operation: 'getAllStates', returnAll: true };
const SENT = { reqtype: 'BLFS', format: 'json' };

test('tells what every phone and every flow shows', async () => {
	pbx.simulator.clock.set(new Date('2026-06-01T09:00:00Z'));
	await liveCall(pbx);
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	const [first, , third] = run.json();
	expect(first).toEqual({
		...{ extension: '204', state: 'INUSE', username: '204-DEMOCO' },
		updatedAt: expect.stringMatching(/^2026-06-01T12:00:\d\d\+03:00$/) as string,
	});
	expect(third).toMatchObject({ extension: '206', state: 'UNAVAILABLE' });
	expect(run.json().slice(-2)).toMatchObject([
		{ extension: '7001', state: 'NOT_INUSE', username: '7001' },
		{ extension: '7002', state: 'INUSE' },
	]);
	expect(run.json()).toHaveLength(8);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each(SWITCH_VALUES.blfsNames)('tells the number of a phone (%s)', async (blfsNames) => {
	Object.assign(pbx.simulator.switches, { blfsNames, doubledKeys: 'off' });
	const run = await pbx.run(GET);

	expect(run.json()[0]).toMatchObject({ extension: '204' });
});

test('has null for what a row does not tell, and leaves out who has no name', async () => {
	await pbx.says('[{"st_extension":"204","st_timestamp":"soon"},{"st_state":"INUSE"}]');
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([{ extension: '204', state: null, updatedAt: null, username: '204' }]);
});

test('reads the plain form where JSON has 0 bytes', async () => {
	await pbx.says(({ format }) =>
		format === 'json' ? '' : 'st_extension|st_state|\n204-DEMOCO|RINGING|\n',
	);
	const run = await pbx.run(GET);

	expect(run.json()).toMatchObject([{ extension: '204', state: 'RINGING' }]);
});

test.each(['null', '[]', '{}', ']'])('gives no items for the answer %j', async (body) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
});

describe('while the clock stands still', () => {
	beforeEach(() => pbx.simulator.clock.freeze());

	limitsItsRows(pbx, GET);
});
saysWhatIsNoList(pbx, GET);
saysWhatIsNotOffered(pbx, GET, { feature: 'states of all extensions', request: 'blfs' });
takesNothingForNothing(pbx, GET, 'states of all extensions');
