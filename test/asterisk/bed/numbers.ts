/** Who is who on this PBX; all of it invented. */

export const TENANT = 'DEMOCO';

/** The people, by their extension. */
export const PEOPLE: Readonly<Record<string, string>> = {
	204: 'Dana',
	205: 'Eli',
	206: 'Noa',
	207: 'Omer',
	208: 'Tamar',
	209: 'Yael',
};

/** An extension that never registers. */
export const ABSENT = '207';

export interface QueueOfBed {
	/** As the API names it. */
	id: string;
	/** As people dial it. */
	number: string;
	name: string;
}

export const QUEUES: readonly QueueOfBed[] = [
	{ id: '27', number: '900', name: 'Support' },
	{ id: '28', number: '901', name: 'Sales' },
];

/** What is dialled from outside: for the queue "Support", a ring group of 204 and 205, a mobile phone, a person. */
export const DID_OF_SUPPORT = '0700000001';
export const DID_OF_GROUP = '0700000002';
export const DID_OF_MOBILE = '0700000003';
export const didOf = (extension: string): string => `0700000${extension}`;

/** A mobile phone outside. */
export const MOBILE = '0500000009';

/** Where a call is parked, and the first place, where it is taken back. */
export const PARKING = '700';
export const FIRST_PLACE = '701';

/** The name under which an extension's phone registers. */
export const peerOf = (extension: string): string => `${extension}-${TENANT}`;

/** The extension that a peer or an extension itself names. */
export const extensionOf = (name: string): string => name.replace(`-${TENANT}`, '');

/** The extension whose phone a channel belongs to; undefined for trunks and Local channels. */
export const extensionOfChannel = (channel: string): string | undefined =>
	new RegExp(`^SIP/(\\d+)-${TENANT}-[0-9a-f]{8}$`).exec(channel)?.[1];
