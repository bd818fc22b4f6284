/** The answers to writes, which nobody published: each request picks a style by its switch. */
import { json, nothing, text, type Reply } from './reply';
import type { ApiRequest } from './request';

export type ReplyStyle = 'json' | 'line' | 'ok' | 'quotedOk' | 'id' | 'nothing';

/** An AMI-like line `Success|message|id|`, or the same as an object. */
function amiReply(asJson: boolean, response: string, message: string, id?: string): Reply {
	if (!asJson) return text([response, message, ...(id ? [id] : []), ''].join('|'));
	return json({ Response: response, Message: message, ...(id ? { ID: id } : {}) });
}

const DONE: Record<ReplyStyle, (request: ApiRequest, message: string, id?: string) => Reply> = {
	json: (request, message, id) => amiReply(request.format === 'json', 'Success', message, id),
	line: (_request, message, id) => amiReply(false, 'Success', message, id),
	ok: () => text('OK'),
	quotedOk: () => text('"OK"'),
	id: (_request, message, id) => text(id ?? message),
	nothing: () => nothing,
};

/** A write that was carried out. Styles that cannot carry the id drop it. */
export function done(style: ReplyStyle, request: ApiRequest, message: string, id?: string): Reply {
	return DONE[style](request, message, id);
}

/** A write that was refused: in AMI form where the style has one, else the bare sentence. */
export function refused(style: ReplyStyle, request: ApiRequest, message: string): Reply {
	if (style !== 'json' && style !== 'line') return text(message);
	return amiReply(style === 'json' && request.format === 'json', 'Error', message);
}
