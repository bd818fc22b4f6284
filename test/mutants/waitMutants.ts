/** The rules by which a dialled call has ended (docs/design/decisions.md), each with the test that notices. */
import type { Mutant } from './mutant';

const WAIT = 'nodes/GisPbx/resources/call/waitForEnd';
const ENDING = 'test/nodes/GisPbx/resources/call/waitForEnd/callWatch.test.ts';
const REPLAYS = 'test/engine/call/waitForEnd';

/** A rule of waiting and the test that proves it: calls as a real Asterisk made them unless said. */
const ofWait = (
	rule: string,
	file: string,
	[search, replace]: [string, string],
	proof = `${REPLAYS}/${file}.test.ts`,
): Mutant => ({
	rule: `wait: ${rule}`,
	file: `${WAIT}/${file}.ts`,
	search,
	replace,
	tests: [proof],
});

/** A rule of what rows alone tell. */
const ofRows = (rule: string, replace: string): Mutant => ({
	rule: `wait: ${rule}`,
	file: 'nodes/GisPbx/pbx/calls/callEnd.ts',
	search: 'own.length === 0 || others.some(({ role }) => role.isTaken)',
	replace,
	tests: ['test/nodes/GisPbx/pbx/calls/mayGoOn.test.ts'],
});

export const waitMutants: Mutant[] = [
	ofRows('a call whose source has no row yet may go on', 'others.some(({ role }) => role.isTaken)'),
	ofRows('a call that somebody took may go on', 'own.length === 0'),
	ofRows(
		'a call that nobody took has ended with the row of its source',
		'own.length === 0 || others.length > 0',
	),
	ofWait(
		'a call that is up has not ended, whatever rows are there',
		'callEnding',
		['this.isUp = await this.mayBeUp();', 'this.isUp = (await this.mayBeUp()) && false;'],
		ENDING,
	),
	ofWait(
		'a call that is up is not asked about at each look',
		'callEnding',
		['STAYS_UP_MS = 30 * SECOND_MS', 'STAYS_UP_MS = 0 * SECOND_MS'],
		ENDING,
	),
	ofWait(
		'rows that come are a reason to ask anew',
		'callEnding',
		['if (!isNew && now < this', 'if (now < this'],
		ENDING,
	),
	ofWait(
		'a call is over when the next look shows the same rows',
		'callEnding',
		["return this.isUp ? 'goesOn' : 'seemsOver';", "return this.isUp ? 'goesOn' : 'filed';"],
		ENDING,
	),
	ofWait(
		'the last rows have a while to come',
		'callEnding',
		['isNew ? 0 : ROWS_COME_WITHIN_MS', '0'],
		ENDING,
	),
	ofWait(
		'the last rows are not waited for without end',
		'callEnding',
		["if (!isNew && !this.isUp) return 'filed';", ''],
		ENDING,
	),
	ofWait(
		'a call that was not seen up is waited for no longer',
		'callEnding',
		['isNew ? 0 : ROWS_COME_WITHIN_MS', 'ROWS_COME_WITHIN_MS'],
		ENDING,
	),
	ofWait(
		'rows alone may prove the end',
		'callEnding',
		[
			'(rows.length === 0 || this.ask.mayGoOn(rows)) && (',
			'(rows.length >= 0 || this.ask.mayGoOn(rows)) && (',
		],
		ENDING,
	),
	ofWait(
		'a call that is up when the wait is over goes on',
		'callWatch',
		["isUp ? 'up' : call", "isUp && call.ending.rows.length === 0 ? 'up' : call"],
		ENDING,
	),
	ofWait(
		'rows that cannot be read are not known to be none',
		'callWatch',
		['this.failure === undefined ? await', "this.failure !== '' ? await"],
		ENDING,
	),
	ofWait(
		'nothing is asked in the rest of a round that is stopped',
		'callWatch',
		['if (this.outlook.isStopped()) return;', ''],
		ENDING,
	),
	ofWait('the list of its calls tells where a phone looks idle', 'isUp', [
		'if (isTalking || (await ask(isListed))) return true;',
		'if (isTalking ?? (await ask(isListed))) return true;',
	]),
	ofWait('a phone that has hung up is surer than a look-up by ID', 'isUp', [
		'isTalking === undefined && (await',
		'(await',
	]),
	ofWait("a phone's other call is not this one", 'isUp', [
		'isSameParty && !isOfAnother ? true',
		'isSameParty ? true',
	]),
	ofWait('where no ID links them, calls are known by the other party', 'isUp', [
		'isSameParty && !isOfAnother ? true : undefined',
		'undefined',
	]),
	ofWait('a call is known by the channels of its rows', 'isUp', [
		'isOf(call, each) || each.channels.some((channel) => channels.has(channel))',
		'isOf(call, each) || (each.channels.length < 0 && channels.size > 0)',
	]),
	ofWait('a phone may be woken by the call', 'unregisteredSource', [
		'WAKES_WITHIN_MS = 15 * SECOND_MS',
		'WAKES_WITHIN_MS = 1 * SECOND_MS',
	]),
	ofWait('a phone is away at the dial and later', 'unregisteredSource', [
		'isAway && awaySince !== undefined && (await',
		'isAway && (await',
	]),
	ofWait('a phone that was there at the dial is not asked for again', 'unregisteredSource', [
		'awaySince !== undefined || !isAway;',
		'awaySince !== undefined;',
	]),
	ofWait('a source that is not registered is one of ours', 'unregisteredSource', [
		'if (!found.some((each) => each.number === number && isAwayPhone(each))) return false;',
		'if (found.some((each) => each.number === number && !isAwayPhone(each))) return false;',
	]),
	{
		...ofWait("a source may be another tenant's", 'unregisteredSource', ['', '']),
		file: 'nodes/GisPbx/resources/call/waitForEnd/phone.ts',
		search: 'partyOf(text, pbx.settings.tenant)',
		replace: 'partyOf(text, null)',
	},
	ofWait('a virtual extension is never registered itself', 'unregisteredSource', [
		'if (technology?.toUpperCase() === VIRTUAL) return false;',
		'',
	]),
	ofWait('a phone that another list knows to be there is', 'unregisteredSource', [
		'return state === null || AWAY.includes(state.toUpperCase());',
		'return state === null || state !== AWAY[0];',
	]),
	ofWait('a source with a call has not failed', 'unregisteredSource', [
		'current.length === 0 && !(',
		'!(',
	]),
	ofWait('a call that is up elsewhere has not failed', 'unregisteredSource', [
		'current.length === 0 && !(await hasChannels(this.asking, this.call));',
		'current.length === 0;',
	]),
];
