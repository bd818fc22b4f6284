/** `info=agentsdelay`: a nested object of integers (pbx.md#queue-details). */
import { reads } from '../../operation';
import { usernameOf } from '../../pbx';
import { namedQueues } from '../../queues';
import { inFormat, phpJson } from '../../reply';

export const agentsdelayInfo = reads((pbx, request) =>
	inFormat(request, {
		json: () =>
			phpJson(
				new Map(
					(namedQueues(pbx, request.params) ?? []).map(({ id, members }) => [
						id,
						new Map(members.map(({ extension }) => [usernameOf(pbx, extension), 0])),
					]),
				),
			),
	}),
);
