import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	INodeProperties,
	IRequestOptionsSimplifiedAuth,
	IWorkflowDataProxyAdditionalKeys,
	Workflow,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';
import type { KnownTypes } from './engine';

/** Decrypted values by credential type, as a user filled them in. */
export type TestCredentials = Record<string, ICredentialDataDecryptedObject>;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Stands where n8n's database-backed helper stands: it hands out credentials and signs requests by
 * the credential type's own `authenticate`, function or generic. `decryptions` counts how often a
 * node asked for the values.
 */
export class TestCredentialsHelper extends ICredentialsHelper {
	decryptions = 0;

	constructor(
		private readonly types: KnownTypes,
		private readonly credentials: TestCredentials,
	) {
		super();
	}

	async getDecrypted(_additionalData: unknown, _details: unknown, type: string) {
		this.decryptions++;
		const values = this.credentials[type];
		if (!values) throw new Error(`The test gave no credentials of type "${type}"`);
		const defaults = this.getCredentialsProperties(type).map(
			(property) => [property.name, property.default] as const,
		);
		return { ...Object.fromEntries(defaults), ...values } as ICredentialDataDecryptedObject;
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
