import { usePbx } from '../support';
import { changesTheState } from './campaignTwins';

const pbx = usePbx();

changesTheState(pbx, 'stop', {
	from: 'RUNNING',
	to: 'STOPPED',
	again: 'Campaign is STOPPED: denied',
	may: 'the campaign may have been stopped',
});

test('says that only campaigns on demand can be stopped', async () => {
	pbx.simulator.state.campaigns[0].kind = 'scheduled';
	const run = await pbx.run({ resource: 'campaign', operation: 'stop', campaign: '12' });

	expect(run.error?.message).toBe('The PBX answered: Campaign is not on demand: denied [item 0]');
	expect(pbx.simulator.state.campaigns[0].state).toBe('RUNNING');
});
