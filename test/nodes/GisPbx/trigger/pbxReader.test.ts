import type { IPollFunctions } from 'n8n-workflow';

import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';
import type { CallRecord } from '../../../../nodes/GisPbx/pbx/calls/callRecord';
import type { PbxConnection } from '../../../../nodes/GisPbx/transport/connection';
import { pbxReader } from '../../../../nodes/GisPbx/trigger/pbxReader';

test('a call without an ID has no recording', async () => {
	const unasked = { withTimeout: () => ({}) } as unknown as PbxConnection;
	const reader = pbxReader({} as IPollFunctions, unasked, {
		detail: 'calls',
		clock: new PbxClock('Asia/Jerusalem'),
		downloadSeconds: 9,
	});

	await expect(reader.recording({ callId: null } as CallRecord, true)).resolves.toBeUndefined();
});
