import { OPERATIONS } from '../engine/machinery/parameters';
import { EXPECTED } from './operations';

test('the real web stack knows what each operation must give', () => {
	const names = OPERATIONS.map(({ resource, operation }) => `${resource}/${operation}`);
	expect(Object.keys(EXPECTED).sort()).toEqual(names.sort());
});
