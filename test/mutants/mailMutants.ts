/** What the feed of voicemail messages adds to that of calls (docs/design/feed.md#messages). */
import type { Mutant } from './mutant';

const FEED = 'nodes/GisPbx/trigger/feed';
const PROPERTIES = 'test/nodes/GisPbx/trigger/feed/messages.test.ts';
const ENGINE = 'test/engine/trigger/voicemail.test.ts';

const ofFeed = (
	rule: string,
	file: string,
	[search, replace]: [string, string],
	proof = PROPERTIES,
): Mutant => ({
	rule: `voicemail: ${rule}`,
	file: `${FEED}/${file}.ts`,
	search,
	replace,
	tests: [proof],
});

export const mailMutants: Mutant[] = [
	ofFeed('a message without a time stays settled', 'messageRows', [
		'isWholeList: true',
		'isWholeList: false',
	]),
	ofFeed('a mailbox that was not read holds the floor', 'mailboxes', [
		'if (unread.length === 0) return undefined;',
		'if (unread.length >= 0) return undefined;',
	]),
	ofFeed('what was in a mailbox that was not followed is not told', 'messages', [
		'if (!isNew && !isFollowed(followed, record.message.mailbox)) return UNWANTED;',
		'',
	]),
	ofFeed('of a followed mailbox all is new', 'messages', [
		'if (!isNew && !isFollowed(followed, record.message.mailbox)) return UNWANTED;',
		'if (!isNew) return UNWANTED;',
	]),
	ofFeed('a baseline goes on until each mailbox was read', 'messages', [
		'...(!isBegun && newSince !== undefined && { newSince }),',
		'',
	]),
	ofFeed('audio is done without in the end', 'messages', [
		'waitMinutes: audioWaitMinutes ?? 0',
		'waitMinutes: Infinity',
	]),
	ofFeed(
		'the same ID in two mailboxes is two messages',
		'messageRows',
		['`${mailboxOf(row)}/${messageIdOf', '`${messageIdOf'],
		ENGINE,
	),
	ofFeed(
		'a mailbox that comes later is new, where all are followed',
		'mailboxes',
		['Object.hasOwn(times, mailbox) || Object.hasOwn(times, ALL)', 'Object.hasOwn(times, mailbox)'],
		ENGINE,
	),
];
