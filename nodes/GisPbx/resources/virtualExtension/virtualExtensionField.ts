import { phoneNumber } from '../../fields/phoneNumber';

export const virtualExtensionField = phoneNumber({
	displayName: 'Virtual Extension',
	placeholder: 'e.g. 210',
	description:
		'Number of the virtual extension, as the page of virtual extensions in the PBX lists it',
});
