'use strict';

const { begin } = require('./measure');

/** Puts out a number of items and starts the clock. */
class BenchItems {
	description = {
		displayName: 'Bench Items',
		name: 'benchItems',
		group: ['transform'],
		version: 1,
		description: 'Puts out items and starts the clock',
		defaults: { name: 'Bench Items' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Count', name: 'count', type: 'number', default: 1 },
			{ displayName: 'Items', name: 'list', type: 'json', default: '[]' },
		],
	};

	async execute() {
		const given = JSON.parse(this.getNodeParameter('list', 0));
		const count = this.getNodeParameter('count', 0);
		const items =
			given.length > 0
				? given.map((json) => ({ json }))
				: Array.from({ length: count }, (_, n) => ({ json: { n } }));
		begin();
		return [items];
	}
}

exports.BenchItems = BenchItems;
