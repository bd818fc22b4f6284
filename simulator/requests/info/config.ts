/** `info=config`: the tenant's limits (pbx.md#other-requests). */
import { reads } from '../../operation';
import { inFormat, phpJson, pipes } from '../../reply';

export const configInfo = reads((pbx, request) => {
	const extensions = String(pbx.state.extensions.length);
	return inFormat(request, {
		json: () => phpJson({ maxchannels: '10', maxextensions: extensions, maxdids: '5' }),
		plain: () => pipes(['7', pbx.tenant, 'Demo', '10', extensions, '5', 'on']),
	});
});
