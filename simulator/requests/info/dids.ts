/**
 * `info=dids`: inbound numbers; the JSON joins the tenant's row and its secrets
 * (pbx.md#secrets-in-rows).
 */
import { widen } from '../../devices';
import { reads } from '../../operation';
import { inFormat, jsonRow, pipes } from '../../reply';
import { TENANT_SECRETS } from '../../seed';

const HEADER =
	'Country|Area|Number|Tenant|Comment|Recording|Faxstation ID|FAX Email|Max Channels|Recording EMail|SMS Email';

/** The JSON row has this many columns (observed). */
const COLUMN_COUNT = 174;

const NUMBERS = [{ country: '972', area: '70', number: '0000000', comment: 'קו ראשי' }];

export const didsInfo = reads((pbx, request) =>
	inFormat(request, {
		json: () => {
			const rows = NUMBERS.map(({ country, area, number, comment }, position) =>
				widen(
					{
						di_id: String(position + 1),
						di_country: country,
						di_area: area,
						di_number: number,
						di_comment: comment,
						te_code: pbx.tenant,
						...TENANT_SECRETS,
					},
					COLUMN_COUNT,
					'te_option',
				),
			);
			const positions = pbx.switches.doubledKeys === 'on';
			return `[${rows.map((row) => jsonRow(row, positions)).join(',')}]`;
		},
		plain: () => {
			const lines = NUMBERS.map(({ country, area, number, comment }) =>
				pipes([country, area, number, pbx.tenant, comment, 'no', '', '', '4', '', '']),
			);
			return `${[HEADER, ...lines].join('\n')}\n`;
		},
	}),
);
