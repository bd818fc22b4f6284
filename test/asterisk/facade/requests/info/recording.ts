/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Asterisk } from '../../../bed/asterisk';
import { channelsOfCall, originateIdOf } from '../../channels';
import { NOTHING, pipes, text } from '../../reply';
import type { Handler } from '../../request';

/** The audio of a call as it lies there, however far it is written. */
export const recording: Handler = async ({ params, asterisk }) => {
	if (!params.id) return text('No id specified');
	const path = await pathOf(asterisk, params.id);
	if (!path) return NOTHING;
	const body = await readFile(path);
	return body.length ? { body, contentType: 'audio/x-wav' } : NOTHING;
};

/** ID, unique ID, name, time, container and size of a recording. */
export const inforecording: Handler = async ({ params, asterisk }) => {
	if (!params.id) return text('No id specified');
	const path = await pathOf(asterisk, params.id);
	if (!path) return NOTHING;
	const { size, birthtime } = await stat(path);
	const time = birthtime.toISOString().slice(0, 19).replace('T', ' ');
	return pipes([['1', params.id, basename(path), time, 'wav', String(size)]]);
};

/** A file is named by the originate ID, or by the unique ID where there is none. */
async function pathOf(asterisk: Asterisk, id: string): Promise<string | undefined> {
	const filed = asterisk.cdrs.rows
		.filter(({ columns }) => columns.uniqueid === id || columns.linkedid === id)
		.flatMap(({ columns }) => [columns.originateid, columns.uniqueid, columns.linkedid]);
	const up = await channelsOfCall(asterisk, id);
	const names = [id, ...filed, ...up.flatMap((one) => [originateIdOf(one), one.Linkedid])];
	for (const name of names.filter((one) => /^[\w.-]+$/.test(one))) {
		const path = join(asterisk.recordings, `${name}.wav`);
		if (await stat(path).catch(() => undefined)) return path;
	}
	return undefined;
}
