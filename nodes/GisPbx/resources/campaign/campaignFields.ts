import { phoneNumber } from '../../fields/phoneNumber';
import { requiredText } from '../../fields/text';

export const campaignField = requiredText({
	displayName: 'Campaign',
	placeholder: 'e.g. 12',
	hint: "The number in the address of the campaign's page in the PBX",
});

export const numberField = phoneNumber(
	{ displayName: 'Number', placeholder: 'e.g. 0500000001' },
	{ letters: false },
);
