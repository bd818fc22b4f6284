/** FAX send, list, download (pbx.md#fax). */
import { localText } from '../clock';
import { chosenBy, reads, writes } from '../operation';
import { done, refused } from '../outcome';
import type { Pbx } from '../pbx';
import { nothing, sqlRows } from '../reply';
import type { ApiRequest } from '../request';
import type { Row } from '../row';
import type { Fax } from '../state';

const OPTIONS = ['quality', 'pagesize', 'rotate', 'deleteaftersend', 'schedule', 'statusemail'];

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	quality: ['204x98', '204x196', '204x392'],
	pagesize: ['a4', 'letter', 'legal'],
	rotate: ['', 'E', 'W', 'no'],
};

/** A fax as `info=fax` and `list` show it. */
export function faxRow(pbx: Pbx, { id, sourceNumber, destinationNumber, queuedAt }: Fax): Row {
	const sentAt = queuedAt + pbx.switches.faxSeconds * 1000;
	return {
		id,
		status: pbx.clock.now().getTime() >= sentAt ? 'SENT' : 'QUEUED',
		source_number: sourceNumber,
		dest_number: destinationNumber,
		date: localText(queuedAt, pbx.zone),
	};
}

/** The sentence that refuses an order, or undefined. */
function objection(pbx: Pbx, { method, params, parts }: ApiRequest): string | undefined {
	if (!params.source_number) return 'No source_number specified';
	if (!params.dest_number && !params.number) return 'No dest_number specified';
	if (pbx.switches.faxFile === 'unchecked') return undefined;
	const file = parts.find(({ name }) => name === 'filename');
	if (method !== 'POST' || !file) return 'No filename specified';
	if (file.bytes.subarray(0, 4).toString() !== '%PDF') return 'Wrong or missing PDF file';
	const wrong = Object.keys(ALLOWED).find(
		(name) => params[name] !== undefined && !ALLOWED[name]?.includes(params[name] ?? ''),
	);
	return wrong && `Wrong or missing ${wrong}`;
}

export const faxOperations = chosenBy('action', {
	send: writes((pbx, request) => {
		const style = pbx.switches.faxReply;
		const { params, parts } = request;
		const refusal = objection(pbx, request);
		const file = parts.find(({ name }) => name === 'filename');
		if (refusal) return refused(style, request, refusal);
		const id = pbx.ids.row();
		pbx.state.faxes.push({
			id,
			sourceNumber: params.source_number ?? '',
			destinationNumber: params.dest_number || params.number || '',
			options: Object.fromEntries(
				OPTIONS.filter((name) => name in params).map((name) => [name, params[name] ?? '']),
			),
			fileName: file?.fileName ?? '',
			bytes: file?.bytes ?? Buffer.alloc(0),
			queuedAt: pbx.clock.now().getTime(),
		});
		return done(style, request, 'Fax successfully queued', id);
	}),
	list: reads((pbx, request) =>
		sqlRows(
			pbx,
			request,
			pbx.state.faxes.map((fax) => faxRow(pbx, fax)),
		),
	),
	download: reads(({ state }, { params }) => {
		const fax = state.faxes.find(({ id }) => id === params.id);
		return fax ? { body: fax.bytes, contentType: 'application/pdf' } : nothing;
	}),
});
