import { NodeApiError, type INode } from 'n8n-workflow';

import { Parts } from '../../../../../nodes/GisPbx/resources/queue/parts';

const NODE: INode = {
	id: 'node',
	name: 'GIS PBX',
	type: 'n8n-nodes-gispbx.gisPbx',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const parts = () => new Parts();

test.each([0, '', false, null, [], { a: 1 }])('gives what came: %j', async (part) => {
	const taken = parts();

	expect(await taken.take('figures', async () => await Promise.resolve(part))).toBe(part);
	expect(taken.unavailable).toEqual({});
});

test('names the part of which nothing was said', async () => {
	const taken = parts();

	expect(await taken.take('figures', async () => await Promise.resolve(undefined))).toBeNull();
	expect(taken.unavailable).toEqual({
		figures: 'The PBX answered nothing: it does not seem to offer this',
	});
});

test('names the part that failed with the reason, without the item', async () => {
	const taken = parts();
	const message = 'The PBX did not answer in time [item 12]';
	const fail = async () => await Promise.reject(new NodeApiError(NODE, { message }, { message }));

	expect(await taken.take('figures', fail)).toBeNull();
	expect(taken.unavailable).toEqual({ figures: 'The PBX did not answer in time' });
});

test('hides no defect', async () => {
	const fail = async () => await Promise.reject(new TypeError('x is not a function'));

	await expect(parts().take('figures', fail)).rejects.toThrow(TypeError);
});
