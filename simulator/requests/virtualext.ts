/** VIRTUALEXT add, del, list, clean; `list` ignores an `extension` (pbx.md#virtual-extensions). */
import { membershipOperations } from '../membership';

export const virtualextOperations = membershipOperations({
	missing: 'No virtual extension number specified',
	unknown: 'Wrong or missing virtual extension number',
	isNamed: ({ number }) => Boolean(number),
	find: ({ state }, { number }) => {
		const virtual = state.virtualExtensions.find((extension) => extension.number === number);
		return (
			virtual && {
				numbers: () => virtual.members,
				add: (extension) => {
					virtual.members = [...virtual.members, extension];
				},
				remove: (extension) => {
					virtual.members = virtual.members.filter((member) => member !== extension);
				},
				clear: () => {
					virtual.members = [];
				},
			}
		);
	},
	style: ({ virtualextReply }) => virtualextReply,
	repeat: ({ virtualextRepeat }) => virtualextRepeat,
});
