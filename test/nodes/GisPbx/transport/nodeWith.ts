import type { FunctionsBase, ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

const node = { name: 'GIS PBX', type: 'n8n-nodes-gispbx.gisPbx' } as INode;

/** A node of n8n's that has this credential. */
export const nodeWith = (
	credentials: ICredentialDataDecryptedObject,
): Pick<FunctionsBase, 'getNode' | 'getCredentials'> => ({
	getNode: () => node,
	getCredentials: (async () => credentials) as FunctionsBase['getCredentials'],
});
