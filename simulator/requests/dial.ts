/**
 * DIAL: rings the source, then connects it to the destination (pbx.md#dial and
 * pbx.md#dial-variables).
 */
import { dial } from '../dialling';
import { DEFAULT_RING_SECONDS } from '../dialplan';
import { writes } from '../operation';
import type { Pbx } from '../pbx';
import { json, pipes, text, type Reply } from '../reply';
import type { ApiRequest } from '../request';

const QUEUED = 'Originate successfully queued';
const FAILED = 'Originate failed';

function refuse(pbx: Pbx, request: ApiRequest): Reply {
	const style = request.format === 'json' ? pbx.switches.dialRefusal : 'line';
	if (style === 'line') return text(pipes(['Error', FAILED]));
	return json({ Response: 'Error', ...(style === 'message' ? { Message: FAILED } : {}) });
}

/** `a=1,b=2` as dial-plan variables `TENANT-a` and `TENANT-b`; only the first `=` divides. */
function readVariables(pbx: Pbx, request: ApiRequest): Record<string, string> {
	const taken =
		pbx.switches.dialVariablesOn === 'bothScripts' || request.path.endsWith('proxyapi.php');
	const pairs = taken ? (request.params.var ?? '').split(',').filter(Boolean) : [];
	return Object.fromEntries(
		pairs.map((pair) => {
			const [name = '', value = ''] = pair.split(/=(.*)/s);
			return [`${pbx.tenant}-${name}`, value];
		}),
	);
}

/** A parameter in seconds; absent or no number: `fallback`. */
const secondsIn = (value: string | undefined, fallback: number): number =>
	Number(value) || fallback;

const isYes = (value = ''): boolean => value.toLowerCase() === 'yes';

export const dialOperation = writes((pbx, request) => {
	const { params } = request;
	const asked = params.source || params.exten || '';
	const source = asked === 'ACCOUNT' ? (params.account ?? '') : asked;
	const destination = params.dest || params.phone || '';
	const isRefused = pbx.switches.dialOutcome === 'refused';
	if (isRefused || !source || !destination) return refuse(pbx, request);

	const { originateId } = dial(pbx, {
		source,
		destination,
		sourceCallerId: params.sourceclid ?? '',
		destinationCallerId: params.destclid ?? '',
		autoAnswer: isYes(params.autoanswer),
		noFollow: isYes(params.nofollow),
		recording: ['yes', 'yeschange'].includes((params.recording ?? '').toLowerCase()),
		maxCallSeconds: secondsIn(params.timeout, Infinity),
		maxRingSeconds: secondsIn(params.dialtimeout, DEFAULT_RING_SECONDS),
		variables: readVariables(pbx, request),
	});

	if (request.format !== 'json') return text(pipes(['Success', QUEUED, originateId]));
	const extra = { source, dest: destination, server: '1', node: 'pbx01' };
	return json({
		Response: 'Success',
		Message: QUEUED,
		ID: originateId,
		...(pbx.switches.dialExtraKeys === 'on' ? extra : {}),
	});
});
