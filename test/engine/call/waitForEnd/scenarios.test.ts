import '../../virtualTime';

import { usePbx } from '../../support';
import {
	ANSWERED,
	BOTH,
	BOTH_N,
	expectInTime,
	IN_OTHER_FORM,
	played,
	questionsTo,
	SCENARIOS,
	SHOWN,
} from './played';
import { type Form } from './replay';

/** Calls as a real Asterisk made them, with their rows at the time they came. */
const pbx = usePbx();
const FORMS: Form[] = ['cdrsAsSetByDialplan', 'cdrsWithPlacesFromDstchannel'];

describe.each(FORMS)('%s', (form) => {
	test.each(SCENARIOS)(
		'%s comes out when it is over, with all legs',
		async (scenario, legs, end) => {
			const { replay, items } = await played(pbx, { calls: [{ scenario, form }] });

			expect(items).toMatchObject([{ ...end, confirmed: true, sourceUnregistered: false }]);
			expect(items[0].legs).toHaveLength(legs);
			expectInTime(replay, items[0]);
			expect(questionsTo(pbx).length).toBeLessThanOrEqual(4 + IN_OTHER_FORM);
		},
	);

	test.each(SHOWN)('a talk of a minute ($shows) does not end as it begins', async ({ shows }) => {
		const calls = [{ scenario: BOTH, form, longer: 57 }];
		const { replay, items } = await played(pbx, { calls, shows });

		expect(replay.lengthOf(0)).toBeGreaterThan(60);
		expect(items).toMatchObject([{ ...ANSWERED, talkSeconds: 59 }]);
		expect(items[0].legs).toHaveLength(3);
		expectInTime(replay, items[0]);
		expect(pbx.sent().filter(({ info }) => info === 'cdrs').length).toBeLessThanOrEqual(17);
		expect(questionsTo(pbx).length).toBeLessThanOrEqual(10 + IN_OTHER_FORM);
	});

	test.each([...SHOWN, { shows: [] }])(
		'and with /n ($shows) no row is waited for that will not come',
		async ({ shows }) => {
			const calls = [{ scenario: BOTH_N, form, longer: 57 }];
			const { replay, items } = await played(pbx, { calls, shows });

			expect(items).toMatchObject([ANSWERED]);
			expect(items[0].legs).toHaveLength(2);
			expectInTime(replay, items[0]);
			expect(questionsTo(pbx).length).toBeLessThanOrEqual(4 + IN_OTHER_FORM);
		},
	);
});
