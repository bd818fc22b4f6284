/** The PBX as its request handlers see it. */
import type { Party } from './channel';
import type { PbxClock } from './clock';
import type { PbxState } from './state';
import type { Switches } from './switches';

export interface Identifiers {
	/** A database row number. */
	row(): string;
	/** `pbx01-<epoch>.<sequence>` (pbx.md#unique-ids); the epoch is the PBX's own. */
	uniqueId(at?: number): string;
	/** 14 hexadecimal digits, as DIAL returns them. */
	originateId(): string;
	/** The eight digits at the end of a channel's name. */
	channelSuffix(): string;
}

export interface Pbx {
	tenant: string;
	zone: string;
	key: string;
	readOnlyKey: string;
	/** Agreed with the customer for the web-hook. */
	eventSecret: string;
	/** Paths of its scripts, the API URL's first. */
	scripts: readonly [api: string, ...others: string[]];
	/** `http://host:port`, known once the server listens. */
	origin: string;
	clock: PbxClock;
	switches: Switches;
	state: PbxState;
	ids: Identifiers;
	/** Errors inside the simulator, for tests to look at. */
	problems: unknown[];
}

export function createIdentifiers(clock: PbxClock): Identifiers {
	let row = 901233;
	let sequence = 4669;
	let channel = 0xd18c;
	let originate = 0;
	return {
		row: () => String(++row),
		uniqueId: (at = clock.now().getTime()) => `pbx01-${Math.floor(at / 1000)}.${++sequence}`,
		// Like PHP's uniqid(): seconds and microseconds in hexadecimal, here with a running number.
		originateId: () => {
			const seconds = Math.floor(clock.now().getTime() / 1000).toString(16);
			return `1${seconds.padStart(8, '0')}${(++originate).toString(16).padStart(5, '0')}`;
		},
		channelSuffix: () => (++channel).toString(16).padStart(8, '0'),
	};
}

/** `204` for `204-DEMOCO` and for `204`. */
export function bareNumber(pbx: Pbx, extension: string): string {
	const suffix = `-${pbx.tenant}`;
	return extension.endsWith(suffix) ? extension.slice(0, -suffix.length) : extension;
}

/** `204-DEMOCO` for `204`. */
export const usernameOf = (pbx: Pbx, number: string): string => `${number}-${pbx.tenant}`;

/** The extension of a number or username. */
export const findExtension = (pbx: Pbx, extension = '') =>
	pbx.state.extensions.find(({ number }) => number === bareNumber(pbx, extension));

/** `204-DEMOCO` for an extension of ours, outside numbers as they are. */
export const accountOf = (pbx: Pbx, party: string): string =>
	findExtension(pbx, party) ? usernameOf(pbx, party) : party;

/** A number with the name that the PBX knows for it. */
export const partyOf = (pbx: Pbx, number: string): Party => ({
	number,
	name: findExtension(pbx, number)?.name ?? '',
});

/** A new channel towards a phone: `PJSIP/204-DEMOCO-0000d18d`, outside numbers through the trunk. */
export function phoneChannel(pbx: Pbx, party: string): string {
	const extension = findExtension(pbx, party);
	const peer = extension ? `${extension.technology}/${usernameOf(pbx, party)}` : 'PJSIP/trunk';
	return `${peer}-${pbx.ids.channelSuffix()}`;
}
