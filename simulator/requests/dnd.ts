/** DND get and set of an extension (pbx.md#do-not-disturb). */
import { chosenBy, reads, writes } from '../operation';
import { done, refused } from '../outcome';
import { findExtension } from '../pbx';
import { text } from '../reply';

const UNKNOWN = 'Wrong or missing extension number';

export const dndOperations = chosenBy('action', {
	get: reads((pbx, { params }) => {
		const extension = findExtension(pbx, params.number);
		if (!extension) return text(UNKNOWN);
		return text(extension.doNotDisturb ? 'on' : '');
	}),
	set: writes((pbx, request) => {
		const style = pbx.switches.dndReply;
		const extension = findExtension(pbx, request.params.number);
		if (!extension) return refused(style, request, UNKNOWN);
		extension.doNotDisturb = request.params.value === 'on';
		return done(style, request, 'OK');
	}),
});
