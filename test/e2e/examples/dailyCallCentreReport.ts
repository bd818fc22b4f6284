import { DateTime } from 'luxon';
import type { Email } from 'postal-mime';
import { isEqual } from '../part';
import type { Changes } from '../stage';
import type { ExampleCheck } from './check';
import { startMailServer } from '../mailServer';

const FROM = 'pbx@example.org';
const TO = 'office@example.org';
const MISSED_NAME = 'דנה לדוגמה';
const QUEUED = { lastapp: 'Queue', dst: '900' };

export const dailyCallCentreReport: ExampleCheck = {
	name: 'daily-call-centre-report',
	async *run(stage) {
		const { n8n, pbx } = stage;
		const yesterday = DateTime.now().setZone(pbx.zone).minus({ days: 1 });
		const at = (days: number, time: string) => `${yesterday.plus({ days }).toISODate()} ${time}`;
		const inbound = { direction: 'IN', ringSeconds: 12 } as const;
		const unanswered = { ...inbound, from: '0500000007', fromName: MISSED_NAME, talkSeconds: 0 };
		pbx.addEndedCall({ ...inbound, start: at(0, '00:10:00'), from: '0500000001', talkSeconds: 61 });
		pbx.addEndedCall({ ...unanswered, start: at(0, '09:00:00') });
		pbx.addEndedCall({
			start: at(0, '09:30:00'),
			from: '0500000002',
			legs: [{ party: '205', ringSeconds: 20, talkSeconds: 60, columns: QUEUED }],
		});
		pbx.addEndedCall({
			...{ start: at(0, '23:40:00'), direction: 'OUT', from: '204', to: '0500000003' },
		});
		pbx.addEndedCall({ ...unanswered, start: at(-1, '12:00:00'), from: '0500000008' });
		pbx.addEndedCall({ ...inbound, start: at(1, '00:00:01'), from: '0500000009' });

		const day = yesterday.toISODate();
		const weekday = yesterday.setLocale('en').weekdayLong;
		const server = await startMailServer();
		try {
			const { id, name } = await n8n.client.createCredential('Mail', 'smtp', server.credential);
			const completed = (language: string): Changes => ({
				'Page of Yesterday': ({ parameters }) => {
					parameters.language = language;
				},
				'Send the Page': (node) => {
					node.credentials = { smtp: { id, name } };
					Object.assign(node.parameters, { fromEmail: FROM, toEmail: TO });
				},
			});

			await stage.import(completed('en'));
			const ran = await stage.execute('Every Morning at Seven');
			yield isEqual('it ends well', [ran.status, ran.error], ['success', undefined]);
			yield isEqual('one mail goes out', server.mails.length, 1);
			const [mail] = server.mails;
			yield isEqual(
				'... to whom it is for, with the figures',
				[mail?.from?.address, mail?.to?.map(({ address }) => address), mail?.subject],
				[FROM, [TO], `Calls of ${day}: 4, 1 missed`],
			);
			const body = mail?.text?.includes('Numbers to call back: 1\n');
			yield isEqual('... in words', body, true);
			const files = mail?.attachments.map(({ filename, mimeType }) => [filename, mimeType]);
			yield isEqual('... and the page', files, [[`call-report-${day}.html`, 'text/html']]);
			const page = pageOf(mail);
			yield isEqual(
				'the page is that of yesterday',
				titleOf(page),
				`Call Report, ${weekday} ${day}`,
			);
			const [calls, answered, missed] = cardsOf(page);
			yield isEqual(
				'... with its calls',
				[calls, answered, missed],
				['Calls 4', 'Answered 3 75% of all', 'Missed 1 33.3% of inbound'],
			);
			yield isEqual('... and whom to call back, by name', page.includes(MISSED_NAME), true);

			await stage.import(completed('he'));
			await stage.execute('Try It Now');
			const hebrew = pageOf(server.mails[1]);
			const title = `דוח שיחות, ${yesterday.setLocale('he').toFormat('ccc dd.MM.yyyy')}`;
			yield isEqual('the same in Hebrew', titleOf(hebrew), title);
			const isRightToLeft = hebrew.includes('<html lang="he" dir="rtl">');
			yield isEqual('... from right to left', isRightToLeft, true);
			yield isEqual('... with the same calls', cardsOf(hebrew)[0], 'שיחות 4');
		} finally {
			await server.stop();
		}
	},
};

const pageOf = (mail?: Email): string => String(mail?.attachments[0]?.content);

const titleOf = (page: string) => /<title>([^<]*)</.exec(page)?.[1];

/** The figures on top of the page, each with its label and share. */
const cardsOf = (page: string): string[] =>
	[...page.matchAll(/<dt>.*?<\/dd>/gs)].map(([card]) =>
		card
			.replace(/<[^>]*>/g, ' ')
			.replace(/\s+/g, ' ')
			.trim(),
	);
