import { usePbx } from '../support';
import { changesTheState } from './campaignTwins';

changesTheState(usePbx(), 'pause', {
	from: 'RUNNING',
	to: 'PAUSED',
	again: 'Campaign is PAUSED: denied',
	may: 'the campaign may have been paused',
});
