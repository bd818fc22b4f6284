import type { ICredentialsHelper, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

/**
 * What n8n hands to every execution besides the workflow. The addresses lead nowhere: a node that
 * called one of them would fail.
 */
export const additionalDataFor = (
	credentialsHelper: ICredentialsHelper,
	own: Partial<IWorkflowExecuteAdditionalData>,
) =>
	({
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		variables: {},
		instanceBaseUrl: 'http://n8n.invalid',
		restApiUrl: 'http://n8n.invalid/rest',
		webhookBaseUrl: 'http://n8n.invalid/webhook',
		webhookTestBaseUrl: 'http://n8n.invalid/webhook-test',
		webhookWaitingBaseUrl: 'http://n8n.invalid/webhook-waiting',
		formWaitingBaseUrl: 'http://n8n.invalid/form-waiting',
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		logAiEvent: () => undefined,
		...own,
	}) as unknown as IWorkflowExecuteAdditionalData;
