/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../e2e/part';
import type { Bed } from '../bed';
import type { SeenCall } from '../phone/call';
import { ANSWERS, RINGS } from '../phone/phone';
import { holds, type AsteriskPart } from './part';

/** What is ended, and by what it is asked for. */
interface Case {
	what: string;
	keepsLocal: boolean;
	/** A channel of the call. */
	channel?: RegExp;
	extension?: string;
}

const DIALLED = { resource: 'call', operation: 'dial', source: '204', destination: '205' };
const LOCAL_1 = /^Local\/.*;1$/;
const CASES: Case[] = [
	{ what: "the source's channel", keepsLocal: false, channel: /^SIP\/204-/ },
	{ what: "the destination's channel", keepsLocal: false, channel: /^SIP\/205-/ },
	{ what: "the source's channel (/n)", keepsLocal: true, channel: /^SIP\/204-/ },
	{ what: "the destination's channel (/n)", keepsLocal: true, channel: /^SIP\/205-/ },
	{ what: 'Local ;1 (/n)', keepsLocal: true, channel: LOCAL_1 },
	{ what: 'Local ;2 (/n)', keepsLocal: true, channel: /^Local\/.*;2$/ },
	{ what: 'the extension of the source', keepsLocal: false, extension: '204' },
	{ what: 'the user name of the destination', keepsLocal: false, extension: '205-DEMOCO' },
	{ what: 'the extension of the destination (/n)', keepsLocal: true, extension: '205' },
];

/** Hang Up of each leg of a call, by its channel and by its extension. */
export const hangUp: AsteriskPart = {
	name: 'hang up',
	limitMinutes: 10,
	async *run({ bed }) {
		await bed.clear();
		for (const one of CASES) yield await endedBy(bed, one);
		yield* ofNoChannel(bed);
		yield await whileRinging(bed);
	},
};

async function endedBy(bed: Bed, { what, keepsLocal, channel, extension }: Case): Promise<Row> {
	bed.facade.settings.keepsLocal = keepsLocal;
	let answer: IDataObject = {};
	const seen: SeenCall[] = [];
	const name = `27-hangup-${what.replace(/\W+/g, ' ').trim().replace(/ /g, '-')}`;
	await bed.play(name, `hang up by ${what}`, async () => {
		const id = await bed.connect('204', '205');
		const channels = await bed.channelsOf(id);
		const asked = channels.find((one) => channel?.test(one));
		answer = await bed.item({
			resource: 'call',
			operation: 'hangUp',
			...(extension
				? { hangUpBy: 'extension', extension }
				: { hangUpBy: 'channel', channel: asked }),
		});
		seen.push(await bed.phone('204').sees('endedAt'), await bed.phone('205').sees('endedAt'));
		return { calls: 1, outcome: 'answered', decidedBy: 'destination', answeredBy: '205' };
	});
	const isEnded = seen.every(({ endedBy }) => endedBy === 'pbx');
	const story = `${String(answer.error ?? answer.reply)}; both phones were hung up: ${isEnded}`;
	return holds(`by ${what}: both phones are hung up`, answer.confirmed === true && isEnded, story);
}

/** A channel that is gone, and a phone that has none. */
async function* ofNoChannel(bed: Bed): AsyncGenerator<Row> {
	bed.facade.settings.keepsLocal = false;
	const [source, destination] = [bed.phone('204'), bed.phone('205')];
	source.manner = ANSWERS;
	destination.manner = RINGS;
	const { originateId } = await bed.item(DIALLED);
	const ringing = await destination.sees('ringingAt');
	await source.sees('answeredAt');
	const id = String(originateId);
	const first = (await bed.channelsOf(id)).find((one) => LOCAL_1.test(one));
	destination.answer(ringing);
	// the Local channels give way to the phones when both talk
	await wait(1_500);
	const left = (await bed.channelsOf(id)).filter((one) => one.startsWith('Local/'));
	yield holds(`without /n ${first} is gone in the talk`, Boolean(first) && left.length === 0, left);
	const gone = await bed.item({
		resource: 'call',
		operation: 'hangUp',
		hangUpBy: 'channel',
		channel: first,
	});
	const isUp = bed.phone('204').last?.endedAt === undefined;
	const isRefused = /No such channel/.test(String(gone.error)) && isUp;
	yield holds('of a channel that is gone: an error, and the talk goes on', isRefused, gone);
	await bed.clear();
	const idle = { resource: 'call', operation: 'hangUp', hangUpBy: 'extension', extension: '206' };
	const nothing = await bed.item(idle);
	yield holds('of an idle extension: an error', Boolean(nothing.error), nothing);
}

async function whileRinging(bed: Bed): Promise<Row> {
	const [source, destination] = [bed.phone('204'), bed.phone('205')];
	source.manner = ANSWERS;
	destination.manner = RINGS;
	let seen: SeenCall | undefined;
	await bed.play('26-c2c-hung-up-while-ringing', 'hang up while 205 rings', async () => {
		await bed.item(DIALLED);
		await destination.sees('ringingAt');
		await bed.item({
			resource: 'call',
			operation: 'hangUp',
			hangUpBy: 'extension',
			extension: '204',
		});
		seen = await destination.sees('endedAt');
		return { calls: 1, outcome: 'noAnswer', answeredBy: null, rang: ['205'] };
	});
	const isRight = seen?.status === 487 && seen.answeredAt === undefined;
	return holds('of the source while the destination rings: it stops ringing', isRight, seen);
}
