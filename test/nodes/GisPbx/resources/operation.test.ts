import { resources } from '../../../../nodes/GisPbx/resources';
import { operationOf } from '../../../../nodes/GisPbx/resources/operation';

test('finds an operation by the names that workflows keep', () => {
	expect(operationOf(resources, 'call', 'dial')).toBe(resources.call.operations.dial);
});

test.each([
	['call', 'open'],
	['fridge', 'open'],
	['call', ''],
	['', ''],
	['__CUSTOM_API_CALL__', ''],
	['call', '__CUSTOM_API_CALL__'],
	['constructor', 'name'],
	['__proto__', 'toString'],
	['call', 'toString'],
	['call', '__proto__'],
])('knows nothing by %j and %j', (resource, operation) => {
	expect(operationOf(resources, resource, operation)).toBeUndefined();
});
