/**
 * The PBX script itself: key check first, then the operation (pbx.md#keys,
 * pbx.md#nothing-and-errors).
 */
import { findOperation } from './operation';
import type { Pbx } from './pbx';
import { nothing, text, type Reply } from './reply';
import type { ApiRequest } from './request';
import { helpText } from './requests/help';
import { offeredBy } from './requests';
import { settleCalls } from './settleCalls';

const KEY_REFUSAL = 'Too bad... you mistaken the security api key.';

const refuseKey = (pbx: Pbx): Reply =>
	text(pbx.switches.keyRefusal === 'newline' ? `${KEY_REFUSAL}\n` : KEY_REFUSAL);

function mayRead(pbx: Pbx, { key, tenant }: Record<string, string>): boolean {
	return tenant === pbx.tenant && (key === pbx.key || key === pbx.readOnlyKey);
}

function answerUnknown(pbx: Pbx, { params }: ApiRequest): Reply {
	const reqtype = (params.reqtype ?? '').toLowerCase();
	const operations = offeredBy(pbx);
	if (Object.hasOwn(operations.choices, reqtype)) return nothing;
	const answers = { nothing, keyRefusal: refuseKey(pbx), help: text(helpText(operations)) };
	return answers[pbx.switches.unknownRequest];
}

/** Answers one request; a write that is not refused has been carried out afterwards. */
export function answer(pbx: Pbx, request: ApiRequest): Reply {
	settleCalls(pbx);
	if (!mayRead(pbx, request.params)) return refuseKey(pbx);
	const operation = findOperation(offeredBy(pbx), request.params);
	if (!operation) return answerUnknown(pbx, request);
	if (operation.writes && request.params.key !== pbx.key) return refuseKey(pbx);
	return operation.answer(pbx, request);
}
