import { usePbx } from '../support';
import { changesTheState } from './campaignTwins';

const pbx = usePbx();

changesTheState(pbx, 'start', {
	from: 'READY',
	to: 'RUNNING',
	again: 'Campaign is RUNNING: denied',
	may: 'the campaign may be running',
});

test('says that only campaigns on demand can be started', async () => {
	pbx.simulator.state.campaigns[0].kind = 'scheduled';
	const run = await pbx.run({ resource: 'campaign', operation: 'start', campaign: '12' });

	expect(run.error?.message).toBe('The PBX answered: Campaign is not on demand: denied [item 0]');
	expect(pbx.simulator.state.campaigns[0].state).toBe('READY');
});
