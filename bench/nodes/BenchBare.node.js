'use strict';

/**
 * The least that any node must do: read one parameter and call n8n's helper for each item, so many
 * at once, with the credential decrypted once. What it costs is the floor for every node that is as
 * kind to the PBX.
 */
class BenchBare {
	description = {
		displayName: 'Bench Bare',
		name: 'benchBare',
		group: ['transform'],
		version: 1,
		description: 'Sends one request for each item and does nothing else',
		defaults: { name: 'Bench Bare' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'gisPbxApi', required: true }],
		properties: [
			{ displayName: 'Query', name: 'query', type: 'json', default: '{}' },
			{ displayName: 'At Once', name: 'atOnce', type: 'number', default: 1 },
		],
	};

	async execute() {
		const data = await this.getCredentials('gisPbxApi');
		const credentialsDecrypted = { id: '', name: '', type: 'gisPbxApi', data };
		const output = [];
		const ask = async (item) => {
			const options = {
				url: data.apiUrl,
				method: 'GET',
				qs: JSON.parse(this.getNodeParameter('query', item)),
				encoding: 'arraybuffer',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			};
			const { body } = await this.helpers.httpRequestWithAuthentication.call(
				this,
				'gisPbxApi',
				options,
				{ credentialsDecrypted },
			);
			output[item] = { json: JSON.parse(body.toString()), pairedItem: { item } };
		};
		const waiting = this.getInputData().keys();
		const takeTurns = async () => {
			for (const item of waiting) await ask(item);
		};
		await Promise.all(Array.from({ length: this.getNodeParameter('atOnce', 0) }, takeTurns));
		return [output];
	}
}

exports.BenchBare = BenchBare;
