/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createRequire } from 'node:module';
import { DateTime } from 'luxon';
import type { N8nInstall } from '../../../tools/n8n/install';
import { isEqual } from '../part';
import { fieldsOf } from '../stage';
import type { ExampleCheck } from './check';

export const nightlyCallReport: ExampleCheck = {
	name: 'nightly-call-report',
	async *run(stage) {
		const { n8n, pbx, install } = stage;
		const yesterday = DateTime.now().setZone(pbx.zone).minus({ days: 1 });
		const day = yesterday.toISODate() ?? '';
		const at = (date: DateTime, time: string) => `${date.toISODate()} ${time}`;
		const inbound = { direction: 'IN', ringSeconds: 5 } as const;
		pbx.addEndedCall({
			start: at(yesterday, '23:40:00'),
			direction: 'OUT',
			from: '204',
			fromName: 'Reception',
			to: '0500000002',
		});
		pbx.addEndedCall({
			...inbound,
			start: at(yesterday, '00:10:00'),
			from: '0500000001',
			fromName: 'דנה לדוגמה',
			talkSeconds: 61,
		});
		pbx.addEndedCall({
			...inbound,
			start: at(yesterday, '09:00:00'),
			from: '0500000004',
			fromName: 'Ben Demo',
			talkSeconds: 0,
		});
		pbx.addEndedCall({ ...inbound, start: at(yesterday.minus({ days: 1 }), '12:00:00') });
		pbx.addEndedCall({ ...inbound, start: at(yesterday.plus({ days: 1 }), '00:00:01') });

		await stage.import();
		const ran = await stage.execute('Try It Now');
		const expected = [
			{
				Date: day,
				Time: '00:10',
				Customer: '0500000001',
				'Caller Name': 'דנה לדוגמה',
				'Talk (Seconds)': 61,
			},
			{
				Date: day,
				Time: '09:00',
				Customer: '0500000004',
				'Caller Name': 'Ben Demo',
				'Talk (Seconds)': 0,
			},
			{
				Date: day,
				Time: '23:40',
				Customer: '0500000002',
				'Caller Name': 'Reception',
				'Talk (Seconds)': 30,
			},
		];
		const columns = Object.keys(expected[0]);
		const rows = ran.items('Rows');
		yield isEqual('the calls of yesterday, oldest first', fieldsOf(rows, ...columns), expected);

		const file = ran.items('Send to Mail or Drive')[0]?.binary?.data;
		const bytes = file?.id ? await n8n.client.binaryData(file.id) : Buffer.alloc(0);
		yield isEqual('the file is named by the day', file?.fileName, `calls-${day}.xlsx`);
		const cells = sheetRows(install, bytes).map((row) =>
			Object.fromEntries(columns.map((name) => [name, row[name] ?? ''])),
		);
		yield isEqual('the spreadsheet holds the same', cells, expected);
	},
};

/** The rows of the first sheet, read with n8n's own copy of the library. */
function sheetRows(install: N8nInstall, bytes: Buffer): Array<Record<string, unknown>> {
	const xlsx = createRequire(install.script)('@e965/xlsx') as {
		read(bytes: Buffer): { SheetNames: string[]; Sheets: Record<string, object> };
		utils: { sheet_to_json(sheet: object): Array<Record<string, unknown>> };
	};
	const { SheetNames, Sheets } = xlsx.read(bytes);
	return xlsx.utils.sheet_to_json(Sheets[SheetNames[0]]);
}
