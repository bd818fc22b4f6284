import { hash } from 'node:crypto';
import fc from 'fast-check';
import { RowKeys } from '../../../../../nodes/GisPbx/trigger/feed/keys';

const rowKeys = new RowKeys();
const keyOf = (identity: string) => rowKeys.of(identity);

const plainKey = (identity: string) => hash('sha256', identity, 'base64url').slice(0, 11);

describe('the key of a row', () => {
	it('is eleven characters, each its own', () => {
		const keys = Array.from({ length: 20_000 }, (_, index) => keyOf(`pbx01-1718182800.${index}`));
		expect(new Set(keys).size).toBe(20_000);
		expect(keys.every((key) => /^[\w-]{11}$/.test(key))).toBe(true);
	});

	it('is the same in whatever order it is asked for', () => {
		const identity = fc.oneof(fc.integer({ min: 0, max: 30 }).map(String), fc.string());
		fc.assert(
			fc.property(fc.array(identity, { maxLength: 60 }), (asked) => {
				expect(asked.map(keyOf)).toEqual(asked.map(plainKey));
			}),
		);
	});

	it('is the same again after more rows than are remembered', () => {
		const identities = Array.from({ length: 45_000 }, (_, index) => `call ${index}`);
		for (let round = 0; round < 2; round++) {
			expect(identities.map(keyOf)).toEqual(identities.map(plainKey));
		}
	});
});
