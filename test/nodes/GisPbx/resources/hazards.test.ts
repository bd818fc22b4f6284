import { nodeProperties } from '../../../../nodes/GisPbx/resources/properties';
import { resources } from '../../../../nodes/GisPbx/resources';

const properties = nodeProperties(resources);

/** Operations that do more than people expect: the form warns, and an AI agent reads the same. */
describe.each([
	['queue', 'removeAllMembers', /logged out/, /^Remove all members/],
	['virtualExtension', 'removeAllMembers', /disconnected/, /^Remove all members/],
	['campaign', 'start', /begins to call/, /calls its numbers/],
])('%s %s', (resource, operation, warning, action) => {
	it('carries a notice in its form, and in no other', () => {
		const notices = properties.filter(
			({ type, displayOptions }) =>
				type === 'notice' &&
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(operation),
		);
		expect(notices).toEqual([
			expect.objectContaining({
				displayName: expect.stringMatching(warning) as string,
				displayOptions: { show: { resource: [resource], operation: [operation] } },
			}),
		]);
	});

	it('tells an AI agent that it changes the PBX', () => {
		const spec = resources[resource].operations[operation];
		expect(spec.action).toMatch(action);
		expect(spec.description).toContain('This changes the PBX');
	});
});

it('campaign resume and sms send tell that they reach people', () => {
	expect(resources.campaign.operations.resume.description).toContain('This changes the PBX');
	expect(resources.sms.operations.send.description).toContain('reaches a person');
});
