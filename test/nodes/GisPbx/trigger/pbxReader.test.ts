import type { IPollFunctions } from 'n8n-workflow';

import type { CallRecord } from '../../../../nodes/GisPbx/pbx/calls/callRecord';
import type { PbxConnection } from '../../../../nodes/GisPbx/transport/connection';
import { pbxReader } from '../../../../nodes/GisPbx/trigger/pbxReader';

const call = (callId: string | null) => ({ callId }) as CallRecord;

/** A PBX whose recordings begin and never end. */
const stalled = { download: async () => await new Promise(() => {}) } as unknown as PbxConnection;

const n8n = {
	getWorkflow: () => ({ id: 'workflow' }),
	getNode: () => ({ id: 'node' }),
} as IPollFunctions;

test('a recording whose stream stands still is given up', async () => {
	const reader = pbxReader(n8n, stalled, { detail: 'calls', downloadMs: 1 });
	await expect(reader.recording(call('pbx01-1718182800.1'), false)).rejects.toThrow('takes too long');
});

test('a call without an ID has no recording', async () => {
	const reader = pbxReader(n8n, stalled, { detail: 'calls', downloadMs: 1e9 });
	await expect(reader.recording(call(null), true)).resolves.toBeUndefined();
});
