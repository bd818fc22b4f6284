/** The rules by which legs become a call (docs/design/asterisk.md), each with the test that notices. */
import type { Mutant } from './mutant';

const CALLS = 'nodes/GisPbx/pbx/calls';
const TESTS = 'test/nodes/GisPbx/pbx/calls';
const REPORTED = 'test/nodes/GisPbx/pbx/callsAndNumbers.test.ts';

/** A rule of calls, and which test of theirs proves it: that over the rows of Asterisk unless said. */
const ofCalls = (
	rule: string,
	file: string,
	[search, replace]: [string, string],
	proof = 'asterisk',
): Mutant => ({
	rule,
	file: `${CALLS}/${file}.ts`,
	search,
	replace,
	tests: [`${TESTS}/${proof}.test.ts`],
});

export const callMutants: Mutant[] = [
	ofCalls(
		'an end that cannot be is not believed',
		'callTimes',
		['told !== undefined && isPossible(begun, told) ? told', 'told !== undefined ? told'],
		'callRecord',
	),
	ofCalls(
		'no answer is before the start',
		'callTimes',
		['Math.max(answer, start)', 'answer'],
		'callRecord',
	),
	{
		...ofCalls('a source outside is known by what DIAL named', 'people', [
			'if (isSource && parts.some(isSource)) return isSource;',
			'',
		]),
		tests: [REPORTED],
	},
	ofCalls(
		'a withheld number is none',
		'callParties',
		['const isNobody = outside === null || isWithheld ||', 'const isNobody = outside === null ||'],
		'callEvent',
	),
	{
		...ofCalls('a service of the PBX is no customer', 'callParties', [
			'SERVICE.test(outside.number)',
			'SERVICE.test(outside.number + 1e6)',
		]),
		tests: [REPORTED],
	},
	ofCalls('whoever is rung by an answered channel rings within the talk', 'talk', [
		'return answer <= start &&',
		'return answer < start &&',
	]),
	ofCalls('the destination of a click-to-call rings within the talk', 'talk', [
		'return answer <= picksUp;',
		'return answer < picksUp;',
	]),
	ofCalls('a phone that a transferer had rung before rings no more', 'talk', [
		'rangAt.get(role.channel) === start',
		'rangAt.has(role.channel)',
	]),
	ofCalls('whoever meets others in a conference was not rung', 'talk', [
		'if (!role.isRung) return false;',
		'',
	]),
	ofCalls('a blank channel is nobody', 'taker', [
		"textIn(row, 'dstchannel') === null;",
		"textIn(row, 'dstchannel') === '';",
	]),
	ofCalls('the channel goes before the columns', 'taker', [
		'if (peer?.isExtension) return peer;',
		'if (peer?.isExtension && landed === null) return peer;',
	]),
	ofCalls(
		'the number of a ring group is nobody over a trunk either',
		'taker',
		['landed?.isExtension && !isWrittenWithTenant(row)', 'landed?.isExtension && row === null'],
		'callRecord',
	),
	ofCalls('a leg that is not answered has no talk', 'readCdr', [
		"const billed = isMissed ? 0 : numberIn(row, 'billsec');",
		"const billed = numberIn(row, 'billsec');",
	]),
	ofCalls('a leg that is not answered has no answer', 'readCdr', [
		'isMissed ? { ...times, answer: null } : times',
		'times',
	]),
	ofCalls('Dial that found no phone has failed', 'readCdr', [
		"=== 'dial' ? FAILED",
		"=== 'dialled' ? FAILED",
	]),
	ofCalls(
		'no time is negative',
		'callTimes',
		['Math.max(0, seconds)', 'Math.max(-Infinity, seconds)'],
		'callRecord',
	),
	ofCalls(
		'CANCEL is no answer',
		'disposition',
		['CANCEL: NO_ANSWER', "CANCEL: 'cancel'"],
		'callRecord',
	),
	ofCalls('half of a Local channel tells nothing that the other half does not', 'people', [
		'part.role.isLocalHalf && known',
		'part.role.isRest && known',
	]),
	ofCalls('what is left of optimised channels has no ends', 'legRole', [
		'/^AppDial2?$/i',
		'/^AppDialled$/i',
	]),
	ofCalls('the context tells the source before its number', 'people', [
		'if (parts.some(({ role }) => role.side !== null))',
		'if (parts.length === 0)',
	]),
	ofCalls('the talk of optimised channels is what is left of them', 'talk', [
		'[...told, ...rests.map(stretchOf)]',
		'[...told, ...taken.map(stretchOf)]',
	]),
	ofCalls(
		'optimised channels themselves only rang',
		'talk',
		['rests.length > 0 && isClickToCall', 'rests.length > 99 && isClickToCall'],
		'groupLegs',
	),
	ofCalls(
		'the number of a Local channel is nobody where its other half went elsewhere',
		'people',
		["textIn(row, 'dst'))]", "textIn(row, 'firstdst'))]"],
		'groupLegs',
	),
	ofCalls(
		'a service is nobody where no channel is told',
		'taker',
		['isOfService(row) || isQueueItself', 'isQueueItself'],
		'groupLegs',
	),
	ofCalls(
		'a transfer in vain is one',
		'transfers',
		['place > lastTaken && !isLeft &&', 'place > lastTaken && isLeft &&'],
		'groupLegs',
	),
	ofCalls(
		'a call that goes on in one channel is not transferred',
		'transfers',
		['!isSameChannel(part, last)', 'isSameChannel(part, part)'],
		'groupLegs',
	),
	ofCalls('a caller who waits is not talked with while a colleague is asked', 'talk', [
		'Math.max(0, talk - away)',
		'Math.max(0, talk - 0 * away)',
	]),
	ofCalls(
		'whoever lost in a queue stopped ringing when the talk began',
		'talk',
		['if (!loser) return', 'if (!loser || loser) return'],
		'groupLegs',
	),
	ofCalls(
		'talk of two at a time counts once',
		'talk',
		['end - Math.max(stretch.answer, until)', 'end - Math.max(stretch.answer, 0 * until)'],
		'groupLegs',
	),
	ofCalls('a phone that answered for no time rang for whoever picked the call up', 'partsOfCall', [
		'talkOf(part) === 0 ||',
		'talkOf(part) < 0 ||',
	]),
	ofCalls('whoever had called by itself picked the call up', 'direction', [
		'.length > 1;',
		'.length > 9;',
	]),
	ofCalls('a channel of a trunk is whoever was dialled there', 'partsOfCall', [
		'withTaker(part, known) : part;',
		'part : part;',
	]),
	ofCalls(
		'a parked call that is taken back rings nobody',
		'partsOfCall',
		['if (isPickedUp || isTakenBack(part, last)) {', 'if (isPickedUp) {'],
		'groupLegs',
	),
	ofCalls('nobody has the number that was dialled from outside', 'taker', [
		"if (direction !== 'inbound') return landed;",
		"if (direction !== 'internal') return landed;",
	]),
	ofCalls('a colleague who still rings rings on for the caller', 'attendedTransfers', [
		'const RINGS_ON_FOR = 120;',
		'const RINGS_ON_FOR = 0;',
	]),
	ofCalls('whoever is sent on goes along', 'transfers', [
		"part.record.from === last.role.party && last.record.direction !== 'inbound';",
		"part.record.from === last.role.party && last.record.direction === 'inbound';",
	]),
	ofCalls('a conference is no transfer', 'transfers', [
		'part.start + SECOND_MS >= last.end',
		'part.start + SECOND_MS >= last.start',
	]),
	ofCalls('a consultation joins the call that it was about', 'attendedTransfers', [
		'if (parents.size === 0) return groups;',
		'if (parents.size >= 0) return groups;',
	]),
	ofCalls(
		'an ID of zeros links nothing',
		'callIdentity',
		['text !== null && !NO_ID.test(text)', 'text !== null'],
		'groupLegs',
	),
	ofCalls('the queue of a call that was sent on is the queue', 'groupedCall', [
		'numbers.find((number) => !phones.has(number))',
		'numbers.reverse().find((number) => number)',
	]),
	ofCalls('what voicemail takes is no waiting', 'groupedCall', [
		'parts.filter(({ role }) => !role.isNobodys)',
		'parts.filter(({ role }) => role !== null)',
	]),
	ofCalls(
		'a source that answered alone says nothing of the destination',
		'callEnd',
		["side === 'source' && own.some", "side !== 'source' && own.some"],
		'callEnd',
	),
];
