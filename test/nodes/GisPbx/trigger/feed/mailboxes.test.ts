import { isFollowed, nextTimes } from '../../../../../nodes/GisPbx/trigger/feed/mailboxes';

test.each(['constructor', '__proto__', 'toString'])(
	'a mailbox named %s is followed once it was read',
	(mailbox) => {
		const unread = { wanted: [mailbox], read: new Set<string>(), isAll: false };
		const read = { ...unread, read: new Set([mailbox]) };

		expect(isFollowed({}, mailbox)).toBe(false);
		expect(nextTimes({}, unread, 1)).toEqual({});
		expect(isFollowed(nextTimes({}, read, 1), mailbox)).toBe(true);
	},
);
