import { randomBytes } from 'node:crypto';
import { extensionOf, PEOPLE, TENANT } from '../../bed/numbers';
import { ORIGINATE_VARIABLE } from '../channels';
import { passedOn, pipes } from '../reply';
import type { Handler } from '../request';

const DEFAULT_RING_SECONDS = '30';

/** Click to call: an originate over a Local channel, whose second half rings the source. */
export const dial: Handler = async ({ params, asterisk, settings }) => {
	const { source = '', dest = '', account = 'SOURCE' } = params;
	const from = extensionOf(source === 'ACCOUNT' ? account : source);
	const to = extensionOf(dest);
	const id = Math.floor(Date.now() / 1000).toString(16) + randomBytes(3).toString('hex');
	const ringSeconds = params.dialtimeout ?? DEFAULT_RING_SECONDS;
	const variables = {
		[ORIGINATE_VARIABLE]: id,
		SOURCECALLER: params.destclid ?? shown(from),
		RINGSECONDS: ringSeconds,
		MAXSECONDS: params.timeout ?? '',
		RECORD: params.recording?.startsWith('yes') ? 'yes' : '',
	};
	const reply = await asterisk.ami.action('Originate', {
		Channel: `Local/${from}@sourceproxyapidial${settings.keepsLocal ? '/n' : ''}`,
		Context: 'destproxyapidial',
		Exten: to,
		Priority: '1',
		Async: 'true',
		Account: TENANT,
		CallerID: params.sourceclid ?? shown(to),
		Timeout: String((Number(ringSeconds) + 5) * 1000),
		Variable: Object.entries(variables).map(([name, value]) => `__${name}=${value}`),
	});
	if (params.format === 'json') return passedOn(reply, { ID: id });
	return pipes([[reply.Response, reply.Message, id]]);
};

const shown = (number: string): string =>
	PEOPLE[number] ? `"${PEOPLE[number]}" <${number}>` : `"" <${number}>`;
