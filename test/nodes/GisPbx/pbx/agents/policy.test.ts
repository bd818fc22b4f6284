import { isWithin, type Effect } from '../../../../../nodes/GisPbx/pbx/agents/deed';
import { agentRefusal } from '../../../../../nodes/GisPbx/pbx/agents/policy';

const EFFECTS: Effect[] = ['reads', 'writes', 'reachesPeople'];

test.each(
	EFFECTS.flatMap((effect, place) => EFFECTS.map((may, most) => ({ effect, place, may, most }))),
)('$effect under $may', ({ effect, place, may, most }) => {
	const refusal = agentRefusal({ may }, { name: 'Dial a call', effect });

	expect(isWithin(effect, may)).toBe(place <= most);
	expect(refusal === undefined).toBe(place <= most);
	expect(refusal?.limit ?? 'agentsMay').toBe('agentsMay');
});
