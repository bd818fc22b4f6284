/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createRequire } from 'node:module';
import type { IRun } from 'n8n-workflow';
import type { N8nInstall } from './install';

/** An execution as the editor shows it, its data read back from n8n's database. */
export interface Execution {
	id: string;
	/** success, error, canceled ... */
	status: IRun['status'];
	data: IRun['data'];
}

const FINAL = new Set<IRun['status']>(['success', 'error', 'canceled', 'crashed']);

/** Whether an execution has ended, well or badly. */
export const isFinal = (status: IRun['status']): boolean => FINAL.has(status);

/** Reads the notation in which n8n stores execution data, with n8n's own copy of the library. */
export function parseExecutionData(install: N8nInstall, text: string): IRun['data'] {
	const flatted = createRequire(install.script)('flatted') as { parse(text: string): IRun['data'] };
	return flatted.parse(text);
}
