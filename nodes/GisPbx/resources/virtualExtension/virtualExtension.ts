import { phoneNumber } from '../../fields/phoneNumber';
import { extensionLocator } from '../../locators/extension';

export const virtualExtensionField = phoneNumber({
	displayName: 'Virtual Extension',
	placeholder: 'e.g. 210',
	description:
		'Number of the virtual extension, as the page of virtual extensions in the PBX lists it',
});

/** A virtual extension and one of those behind it. */
export const memberFields = {
	virtualExtension: virtualExtensionField,
	extension: extensionLocator(),
};
