/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

import { mayGoOn } from '../../../../../nodes/GisPbx/pbx/calls/callEnd';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

type CdrRow = Record<string, string>;

interface Recorded {
	id: string;
	asteriskRows: CdrRow[];
	cdrsAsSetByDialplan: CdrRow[] | null;
	cdrsWithPlacesFromDstchannel: CdrRow[] | null;
}

const FOLDER = join(__dirname, '../../../../fixtures/asterisk');
const CLOCK = new PbxClock('Asia/Jerusalem');

/** Every form of the click-to-calls that were recorded. */
const clickToCalls = readdirSync(FOLDER)
	.filter((file) => /\.(2[0-7]|19|60|62)[^.]*\.json$/.test(file))
	.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Recorded)
	.flatMap(({ id, asteriskRows, ...forms }) =>
		[forms.cdrsAsSetByDialplan, forms.cdrsWithPlacesFromDstchannel].map((cdrs) => ({
			id,
			asteriskRows,
			cdrs: cdrs ?? [],
		})),
	)
	.filter(({ cdrs }) => cdrs.length > 0);

test.each(clickToCalls)('$id may go on as long as it does', ({ asteriskRows, cdrs }) => {
	const moments = [...new Set(asteriskRows.map(({ end }) => end))].sort();
	for (const moment of moments.slice(0, -1)) {
		// What a channel leaves is filed when it has ended.
		const filed = cdrs.filter(({ uniqueid }) =>
			asteriskRows.every((row) => row.uniqueid !== uniqueid || row.end <= moment),
		);
		if (filed.length > 0) expect(mayGoOn(filed, CLOCK)).toBe(true);
	}
	expect(moments.length).toBeGreaterThan(0);
});

test.each(clickToCalls.filter(({ id }) => /\/2[0-6]/.test(id)))(
	'$id has ended when all is filed, as nobody took it',
	({ cdrs }) => {
		expect(mayGoOn(cdrs as Row[], CLOCK)).toBe(false);
	},
);

test.each(clickToCalls.filter(({ id }) => /\/(19|27|62)/.test(id)))(
	'$id may always go on, as somebody took it',
	({ cdrs }) => {
		expect(mayGoOn(cdrs as Row[], CLOCK)).toBe(true);
	},
);

test('no row throws, whatever is in it', () => {
	const columns = Object.keys(clickToCalls[0].cdrs[0]);
	const row = fc.dictionary(fc.constantFrom(...columns), fc.oneof(fc.string(), fc.anything()));
	fc.assert(
		fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
			expect(typeof mayGoOn(rows, CLOCK)).toBe('boolean');
		}),
	);
});
