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
	...['voicemail', 'playback|background', 'busy|congestion', 'read|wait'].map((service) =>
		ofCalls(
			`without a channel ${service} is a service`,
			'taker',
			['const TO_PEOPLE = /dial|', `const TO_PEOPLE = /${service}|dial|`],
			'groupLegs',
		),
	),
	ofCalls(
		'h, s, i and t are nobody where a channel is told',
		'legRole',
		[
			"'dstchannel') !== null) return !hasLetters(last?.number ?? '');",
			"'dstchannel') !== null) return true;",
		],
		'groupLegs',
	),
	ofCalls(
		'h, s, i and t are nobody where no application is told',
		'legRole',
		["application === null ? !hasLetters(last?.number ?? '')", 'application === null ? true'],
		'groupLegs',
	),
	ofCalls(
		'a place whose name has letters is nobody',
		'taker',
		['if (last && hasLetters(last.number)) return null;', ''],
		'callRecord',
	),
	ofCalls(
		'where a call went last goes before where it landed',
		'taker',
		['if (last?.isExtension) return last;', ''],
		'callRecord',
	),
	ofCalls(
		'where a call landed tells what its last destination does not',
		'taker',
		['return landed?.isExtension ? landed : last;', 'return landed?.isExtension ? last : last;'],
		'callRecord',
	),
	ofCalls(
		'the number of a queue is nobody where no channel is told',
		'taker',
		['isOfService(row) || isQueueItself(row, landed, tenant) ?', 'isOfService(row) ?'],
		'groupLegs',
	),
	ofCalls(
		'a dead originate tells no end of a call',
		'legRole',
		['/^AppDial2?$/i', '/^AppDial$/i'],
		'callEnd',
	),
	ofCalls(
		'a row without an application tells no end of a call',
		'legRole',
		["return 'lastapp' in row && textIn(row, 'dstchannel') !== null;", 'return false;'],
		'groupLegs',
	),
	ofCalls('rows tell the same in any order', 'callPart', [
		'legs.map(partOf).sort(byTime)',
		'legs.map(partOf)',
	]),
	ofCalls(
		'rows of one second tell the same in any order',
		'callPart',
		["return identityOf(a.row, 'legs') < identityOf(b.row, 'legs') ? -1 : 1;", 'return 0;'],
		'groupLegs',
	),
	ofCalls(
		'the number tells the source where no context does',
		'people',
		['if (!isSource && parts.some(isOwnNumber)) return isOwnNumber;', ''],
		'groupLegs',
	),
	ofCalls(
		'the ID that links the legs is the destination’s',
		'people',
		['		!isHead(part) &&\n', ''],
		'groupLegs',
	),
	ofCalls('talk that may include ringing is marked', 'groupedCall', [
		'(talk?.includesRinging && {',
		'(talk?.includesRinging === null && {',
	]),
	ofCalls(
		'without a channel that goes on at that moment two calls stay two',
		'attendedTransfers',
		[
			'group !== own && second >= end - 1 && second <= until',
			'group !== own && second + until > 0',
		],
		'attendedTransfers',
	),
	ofCalls(
		'only a call that one of ours made is a consultation',
		'attendedTransfers',
		['endedAt === null || !isOfOurs(record) || !', 'endedAt === null || !'],
		'attendedTransfers',
	),
	ofCalls(
		'rows that differ in their phone only are all kept',
		'callIdentity',
		["'lastdst', 'dstchannel'];", "'lastdst'];"],
		'callIdentity',
	),
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
