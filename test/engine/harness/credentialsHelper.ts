import { getAdditionalKeys } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	INodeProperties,
	INodeTypes,
	IRequestOptionsSimplifiedAuth,
	IWorkflowDataProxyAdditionalKeys,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, Workflow } from 'n8n-workflow';
import type { KnownTypes } from './engine';

/** Decrypted values by credential type, as a user filled them in. */
export type TestCredentials = Record<string, ICredentialDataDecryptedObject>;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Stands where n8n's database-backed helper stands: it hands out credentials, expressions resolved as
 * there (`applyDefaultsAndOverwrites`), and signs requests by the credential type's own `authenticate`,
 * function or generic. `decryptions` counts how often a node asked for the values.
 */
export class TestCredentialsHelper extends ICredentialsHelper {
	decryptions = 0;

	constructor(
		private readonly types: KnownTypes,
		private readonly credentials: TestCredentials,
	) {
		super();
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_details: unknown,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		item?: ICredentialsExpressionResolveValues,
	) {
		this.decryptions++;
		const values = this.credentials[type];
		if (!values) throw new Error(`The test gave no credentials of type "${type}"`);
		const defaults = this.getCredentialsProperties(type).map(
			(property) => [property.name, property.default] as const,
		);
		const filled = { ...Object.fromEntries(defaults), ...values } as INodeParameters;
		const keys = getAdditionalKeys(additionalData, mode, null);
		return item
			? resolvedForItem(filled, item, mode, keys, executeData)
			: resolvedWithoutItem(filled, mode, keys);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		requestOptions: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.credential(type);
		if (!authenticate) return requestOptions;
		if (typeof authenticate === 'function') {
			return await authenticate(credentials, requestOptions);
		}
		const resolve = (template: string) =>
			workflow.expression.getSimpleParameterValue(
				node,
				template,
				'internal',
				{ $credentials: credentials } as IWorkflowDataProxyAdditionalKeys,
				undefined,
				'',
			);
		return addProperties(requestOptions, authenticate.properties, resolve);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.credential(type).properties;
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('Tests keep no stored credentials');
	}

	async updateCredentials(): Promise<never> {
		throw new Error('A node must not change credentials');
	}

	async updateCredentialsOauthTokenData(): Promise<never> {
		throw new Error('A node must not change credentials');
	}
}

/** With the data of the item, and of the nodes before. */
const resolvedForItem = (
	filled: INodeParameters,
	{
		workflow,
		runExecutionData,
		runIndex,
		itemIndex,
		node,
		connectionInputData,
	}: ICredentialsExpressionResolveValues,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
	executeData?: IExecuteData,
) => {
	try {
		return workflow.expression.getParameterValue(
			filled,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			keys,
			executeData,
			false,
			filled,
		) as ICredentialDataDecryptedObject;
	} catch (error) {
		(error as Error).message += ' [Error resolving credentials]';
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- as n8n does
		throw error;
	}
};

/** As n8n resolves for a trigger and for a list in the form: in a workflow of a mere stand-in. */
const resolvedWithoutItem = (
	filled: INodeParameters,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
) => {
	const node: INode = {
		id: '',
		name: '',
		typeVersion: 1,
		type: 'mock',
		position: [0, 0],
		parameters: {},
	};
	const noType = () => ({ description: { properties: [] } });
	const nodeTypes = { getByName: noType, getByNameAndVersion: noType, getKnownTypes: () => ({}) };
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypes as unknown as INodeTypes,
	});
	return workflow.expression.getComplexParameterValue(
		node,
		filled,
		mode,
		keys,
		undefined,
		undefined,
		filled,
	) as ICredentialDataDecryptedObject;
};

/** Merges a generic `authenticate` (headers, qs, body, auth) into a request, expressions resolved. */
const addProperties = (
	requestOptions: IHttpRequestOptions,
	properties: IRequestOptionsSimplifiedAuth,
	resolve: (template: string) => unknown,
): IHttpRequestOptions => {
	const merged: Record<string, unknown> = { ...requestOptions };
	for (const [part, values] of Object.entries(properties)) {
		const resolved = Object.entries(values ?? {}).map(([name, value]) => [
			resolve(name),
			typeof value === 'string' ? resolve(value) : value,
		]);
		merged[part] = {
			...(isObject(merged[part]) ? merged[part] : {}),
			...(Object.fromEntries(resolved) as object),
		};
	}
	return merged as unknown as IHttpRequestOptions;
};
