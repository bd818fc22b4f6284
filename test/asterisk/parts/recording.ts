/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../e2e/part';
import type { Bed } from '../bed';
import { secondsOf } from '../phone/call';
import { agrees, holds, type AsteriskPart } from './part';

/** 8,000 samples of 16 bits a second. */
const BYTES_A_SECOND = 16_000;
const HEADER = 44;

interface Downloaded {
	json: IDataObject;
	bytes?: Buffer;
}

async function download(bed: Bed, callId: string, maxWaitSeconds: number): Promise<Downloaded> {
	const run = await bed.run({
		resource: 'recording',
		operation: 'download',
		callId,
		outputField: 'data',
		options: { maxWaitSeconds, whenMissing: 'itemWithoutFile' },
	});
	const [item] = run.items();
	if (!item) return { json: { error: run.error?.message } };
	return { json: item.json, bytes: item.binary?.data && (await run.binary(item)) };
}

/** A recording by MixMonitor, downloaded while it is being written and after. */
export const recording: AsteriskPart = {
	name: 'recording',
	limitMinutes: 10,
	async *run({ bed }) {
		await bed.clear();
		bed.facade.settings.keepsLocal = true;
		yield* ofATalk(bed);
		yield* ofNobody(bed);
	},
};

async function* ofATalk(bed: Bed): AsyncGenerator<Row> {
	const rows: Row[] = [];
	let id = '';
	let said = 0;
	await bed.play('65n-c2c-recording-while-up-n', 'a talk is recorded', async () => {
		id = await bed.connect('204', '205', { recording: 'yes' });
		const [source, destination] = [bed.phone('204'), bed.phone('205')];
		await wait(1_000);
		rows.push(notWhole('after a second of the talk', await download(bed, id, 0)));
		await wait(5_000);
		rows.push(notWhole('after six seconds of the talk', await download(bed, id, 0)));
		const waiting = download(bed, id, 60);
		await wait(4_000);
		for (const phone of [source, destination]) if (phone.last) phone.hangUp(phone.last);
		rows.push(isWhole('asked in the talk, with Max Wait', await waiting));
		said = source.last?.saidSeconds ?? 0;
		return { calls: 1, talk: secondsOf(source.last?.answeredAt, source.last?.endedAt) };
	});
	yield* rows;
	const after = await download(bed, id, 30);
	yield isWhole('after the talk', after);
	const seconds = ((after.bytes?.length ?? 0) - HEADER) / BYTES_A_SECOND;
	yield agrees('after the talk: as long as what the source said', seconds, said);
	const loud = after.bytes ? shareOfSound(after.bytes) : 0;
	yield holds('after the talk: the voices are in it', loud > 0.5, `${Math.round(loud * 100)} %`);
}

/** Nobody picked up, so nothing was recorded. */
async function* ofNobody(bed: Bed): AsyncGenerator<Row> {
	const { rows } = await bed.play(
		'22rn-c2c-source-noanswer-recorded-n',
		'the source is silent',
		async () => {
			await bed.item({
				resource: 'call',
				operation: 'dial',
				source: '204',
				destination: '205',
				options: { recording: 'yes', ringSeconds: 2 },
			});
			await bed.phone('204').sees('endedAt');
			return { calls: 1, outcome: 'noAnswer', decidedBy: 'source', answeredBy: null };
		},
	);
	const { json, bytes } = await download(bed, rows[0]?.columns.originateid ?? 'none', 0);
	yield holds(
		'of a call that nobody took: none',
		bytes === undefined && json.found === false,
		json,
	);
}

/** The size in the header tells what is closed: 0 is still being written. */
const sizeInHeader = (bytes: Buffer): number => (bytes.length >= 8 ? bytes.readUInt32LE(4) : 0);

function notWhole(what: string, { json, bytes }: Downloaded): Row {
	const { complete } = (json.recording ?? {}) as { complete?: boolean };
	const length = bytes ? `${bytes.length} bytes, size in header ${sizeInHeader(bytes)}` : 'no file';
	const isHonest = bytes === undefined || complete === false;
	return holds(`${what}: what is not whole is not told as whole`, isHonest, length);
}

function isWhole(what: string, { json, bytes }: Downloaded): Row {
	if (!bytes) return holds(`${what}: the whole file`, false, json);
	const size = sizeInHeader(bytes);
	const seen = `${bytes.length} bytes, size in header ${size}`;
	return holds(`${what}: the whole file`, size === bytes.length - 8 && size > 36, seen);
}

/** The share of samples that are not silence. */
function shareOfSound(bytes: Buffer): number {
	let loud = 0;
	for (let at = HEADER; at + 1 < bytes.length; at += 2) {
		if (Math.abs(bytes.readInt16LE(at)) > 500) loud++;
	}
	return loud / ((bytes.length - HEADER) / 2);
}
