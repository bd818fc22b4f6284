import { usePbx } from '../support';
import { changesTheState } from './campaignTwins';

changesTheState(usePbx(), 'resume', {
	from: 'PAUSED',
	to: 'RUNNING',
	again: 'Campaign is RUNNING: denied',
	may: 'the campaign may be running',
});
