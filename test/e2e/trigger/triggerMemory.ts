import type { IDataObject } from 'n8n-workflow';
export function remembers(memory: IDataObject, callId: string): boolean {
	return JSON.stringify(memory).includes(callId);
}
