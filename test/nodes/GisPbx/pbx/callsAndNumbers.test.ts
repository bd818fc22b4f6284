/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** Inputs of public bug reports about other connectors, each with the right value (test/fixtures/calls-and-numbers.json). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { endOfCall, mayGoOn, type Parties } from '../../../../nodes/GisPbx/pbx/calls/callEnd';
import { callEventFrom } from '../../../../nodes/GisPbx/pbx/calls/callEvent';
import { callsOfLegs as callsOfLegsInStretches } from '../../../../nodes/GisPbx/pbx/calls/groupLegs';
import { callFromSimpleCdr, legFromCdr } from '../../../../nodes/GisPbx/pbx/calls/readCdr';
import { agentsFrom, membersFrom } from '../../../../nodes/GisPbx/pbx/lists/member';
import { cleanNumber } from '../../../../nodes/GisPbx/pbx/phoneNumber';
import type { Row } from '../../../../nodes/GisPbx/pbx/rows';
import { numberKey, sameNumber } from '../../../../nodes/GisPbx/pbx/sameNumber';
import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';
import { allAtOnce } from './atOnce';

const callsOfLegs = allAtOnce(callsOfLegsInStretches);

interface Case {
	id: string;
	call: string;
	input: unknown;
	want: unknown;
	why: string;
}

const FILE = join(__dirname, '../../../fixtures/calls-and-numbers.json');
const CASES = JSON.parse(readFileSync(FILE, 'utf8')) as Case[];
const CLOCK = new PbxClock('Asia/Jerusalem');

const legOf = (row: Row) => ({ row, record: legFromCdr(row, CLOCK) });
const pairIn = (input: unknown) => input as [string, string];

/** What answers each kind of input. */
const ANSWERS: Record<string, (input: unknown) => unknown> = {
	simple: (input) => callFromSimpleCdr(input as Row, CLOCK),
	leg: (input) => legFromCdr(input as Row, CLOCK),
	event: (input) => callEventFrom(input as Row, 'DEMOCO'),
	group: (input) => callsOfLegs((input as Row[]).map(legOf), '2000-01-01 00:00:00', CLOCK)[0].call,
	callEnd: (input) => {
		const { rows, parties } = input as { rows: Row[]; parties: Parties };
		return endOfCall(rows, parties, CLOCK, '972').outcome;
	},
	cleanNumber: (input) => cleanNumber((input as string[])[0]),
	numberKeyEqual: (input) => numberKey(pairIn(input)[0]) === numberKey(pairIn(input)[1]),
	sameNumber: (input) => sameNumber(...pairIn(input)),
	members: (input) => membersFrom(input).map(({ extension }) => extension),
	agentsPaused: (input) => agentsFrom(input)[0].paused,
};

test.each(CASES)('$id: $why', ({ call, input, want }) => {
	const answer = ANSWERS[call](input);
	if (typeof want === 'object' && !Array.isArray(want))
		expect(answer).toMatchObject(want as object);
	else expect(answer).toEqual(want);
});

test('a source outside is known in the country of the PBX, whichever row is filed first', () => {
	const [{ input }] = CASES.filter(({ call }) => call === 'callEnd');
	const abroad = JSON.stringify(input)
		.replaceAll('+97231234567', '+442079460123')
		.replaceAll('031234567', '02079460123');
	const { rows, parties } = JSON.parse(abroad) as { rows: Row[]; parties: Parties };
	const source = { number: parties.source, countryCode: '44' };

	expect(endOfCall(rows, parties, CLOCK, '44').outcome).toBe('noAnswer');
	expect(endOfCall(rows.slice(1), parties, CLOCK, '44').decidedBy).toBe('destination');
	expect(mayGoOn(rows.slice(1), CLOCK, source)).toBe(true);
});
