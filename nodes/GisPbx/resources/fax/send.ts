import { choice } from '../../fields/choice';
import { optionalEmail } from '../../fields/email';
import { phoneNumber } from '../../fields/phoneNumber';
import { requiredText } from '../../fields/text';
import { time } from '../../fields/time';
import { toggle } from '../../fields/toggle';
import { wholeNumber } from '../../fields/wholeNumber';
import { defineOperation, itemOf } from '../operation';
import { readPdf } from './readPdf';

/** Sends a PDF by fax (pbx.md#fax). */
export const send = defineOperation({
	name: 'Send',
	action: 'Send a fax',
	description: 'Send a PDF file by fax. This costs money and reaches a person.',
	effect: 'reachesPeople',
	timeoutSeconds: 120,
	ifAnswerLost: 'the fax may be on its way',
	reaches: ({ destinationNumber }, { schedule }) => ({
		by: 'fax',
		numbers: [['destinationNumber', destinationNumber]],
		at: schedule,
	}),
	fields: {
		sourceNumber: phoneNumber(
			{
				displayName: 'Source',
				placeholder: 'e.g. 0722280800',
				description: 'Number from which the fax is sent',
			},
			{ letters: false },
		),
		destinationNumber: phoneNumber(
			{
				displayName: 'Destination',
				placeholder: 'e.g. 081866666',
				description: 'Number that the fax is sent to',
			},
			{ letters: false },
		),
		inputField: requiredText({
			displayName: 'Input Data Field Name',
			default: 'data',
			hint: 'The name of the input field containing the PDF file to send. A PBX with the usual limits of PHP takes 2 MB (upload_max_filesize), and drops what is above 8 MB (post_max_size).',
		}),
	},
	options: {
		deleteAfterSend: toggle({
			displayName: 'Delete After Sending',
			default: true,
			description: 'Whether the PBX deletes the fax once it is sent',
		}),
		maxFileMegabytes: wholeNumber(
			{
				displayName: 'Max File Size (MB)',
				default: 8,
				description:
					'A larger file is refused before it is read. More than 8 MB needs a PBX whose PHP allows it: upload_max_filesize and post_max_size, 2 and 8 MB unless the provider raised them.',
			},
			{ min: 1, max: 100 },
		),
		pageSize: choice({ displayName: 'Page Size', default: 'a4' }, [
			{ name: 'A4', value: 'a4' },
			{ name: 'Legal', value: 'legal' },
			{ name: 'Letter', value: 'letter' },
		]),
		quality: choice({ displayName: 'Quality', default: '204x196' }, [
			{ name: 'Fine (204x196)', value: '204x196' },
			{ name: 'Standard (204x98)', value: '204x98' },
			{ name: 'Superfine (204x392)', value: '204x392' },
		]),
		rotate: choice({ displayName: 'Rotate', default: '' }, [
			{ name: 'Automatic', value: '' },
			{ name: 'East', value: 'E' },
			{ name: 'None', value: 'no' },
			{ name: 'West', value: 'W' },
		]),
		schedule: time(
			{ displayName: 'Schedule', description: 'When the fax is sent; at once when left empty' },
			'start',
		),
		statusEmail: optionalEmail({
			displayName: 'Status Email',
			description: 'Address to which the PBX sends what became of the fax',
		}),
	},
	async run({ values, options, pbx, n8n, itemIndex }) {
		const { sourceNumber, destinationNumber, inputField } = values;
		const { maxFileMegabytes = 8 } = options;
		const file = await readPdf(n8n, pbx, { itemIndex, inputField, maxFileMegabytes });
		const upload = new FormData();
		upload.append('filename', file.blob, file.name);
		const { confirmed, reply, id } = await pbx.write({
			upload,
			parameters: {
				reqtype: 'FAX',
				action: 'send',
				source_number: sourceNumber,
				// The sheet prints both names for it (pbx.md#fax).
				number: destinationNumber,
				dest_number: destinationNumber,
				quality: options.quality,
				pagesize: options.pageSize,
				rotate: options.rotate,
				deleteaftersend: options.deleteAfterSend ? 'on' : undefined,
				schedule: options.schedule,
				statusemail: options.statusEmail,
				format: 'json',
			},
		});
		return itemOf({
			sourceNumber,
			destinationNumber,
			fileName: file.name,
			confirmed,
			faxId: id,
			reply,
		});
	},
});
