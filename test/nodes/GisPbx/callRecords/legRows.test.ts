import { legRowsOf } from '../../../../nodes/GisPbx/callRecords/legRows';

const ID = 'pbx01-1717232400';
const [OWN, LINKED, OTHER] = [
	{ uniqueid: `${ID}.1`, linkedid: `${ID}.1`, originateid: '15f3a9c01b27de' },
	{ uniqueid: `${ID}.2`, linkedid: `${ID}.1` },
	{ uniqueid: `${ID}.3`, linkedid: `${ID}.3` },
];

test.each(['15f3a9c01b27de', `${ID}.1`, `${ID}.2`])('finds the legs of a call by %s', (id) => {
	expect(legRowsOf([OTHER, LINKED, OWN], id)).toEqual([LINKED, OWN]);
});

test.each(['0', '', ' ', '-'])('a linked ID of %j links no calls', (linkedid) => {
	const unlinked = [OWN, LINKED, OTHER].map((row) => ({ ...row, linkedid }));
	expect(legRowsOf(unlinked, '15f3a9c01b27de')).toEqual([unlinked[0]]);
	expect(legRowsOf(unlinked, `${ID}.3`)).toEqual([unlinked[2]]);
});
