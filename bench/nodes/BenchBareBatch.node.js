'use strict';

const parameter = (name, type, more = {}) => ({
	displayName: name,
	name,
	type,
	default: '',
	...more,
});

/**
 * The least that any node must do for contacts that go in lots: ask for the credential of each item, which may
 * hold an expression, read the same parameters of it as the pack does, and send as many requests.
 */
class BenchBareBatch {
	description = {
		displayName: 'Bench Bare Batch',
		name: 'benchBareBatch',
		group: ['transform'],
		version: 1,
		description:
			'Reads four parameters of each item, sends one request for a hundred and does nothing else',
		defaults: { name: 'Bench Bare Batch' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'gisPbxApi', required: true }],
		properties: [
			parameter('phonebook', 'resourceLocator', {
				modes: [{ displayName: 'By Name', name: 'name', type: 'string' }],
			}),
			parameter('fieldsMode', 'string'),
			parameter('contactJson', 'json'),
			parameter('options', 'collection', {
				default: {},
				options: [parameter('batchSize', 'number')],
			}),
		],
	};

	async execute() {
		const output = [];
		const send = async (data, phonebook, contacts) => {
			const options = {
				url: data.apiUrl,
				method: 'POST',
				qs: { reqtype: 'PHONEBOOK', subreqtype: 'add', phonebook: phonebook.value },
				body: new URLSearchParams({ values: JSON.stringify(contacts) }),
				encoding: 'arraybuffer',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			};
			const credentialsDecrypted = { id: '', name: '', type: 'gisPbxApi', data };
			const { body } = await this.helpers.httpRequestWithAuthentication.call(
				this,
				'gisPbxApi',
				options,
				{ credentialsDecrypted },
			);
			const reply = body.toString();
			for (const contact of contacts) {
				output.push({ json: { contact, reply }, pairedItem: { item: output.length } });
			}
		};
		let lot = [];
		for (const item of this.getInputData().keys()) {
			const data = await this.getCredentials('gisPbxApi', item);
			const [phonebook, , contact, { batchSize }] = [
				'phonebook',
				'fieldsMode',
				'contactJson',
				'options',
			].map((name) => this.getNodeParameter(name, item));
			lot.push(contact);
			if (lot.length < batchSize) continue;
			await send(data, phonebook, lot);
			lot = [];
		}
		return [output];
	}
}

exports.BenchBareBatch = BenchBareBatch;
