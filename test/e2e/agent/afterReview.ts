/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { Email } from 'postal-mime';
import type { N8nWithPbx } from '../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE } from '../../../tools/n8n/workflows';
import { startMailServer, type MailServer } from '../mailServer';
import { isEqual, type PartContext, type Row } from '../part';
import { converse, exampleWith, SAID } from './conversation';
import type { StandIn } from './standIn';

const [WORKSHOP, STRANGER] = ['0500000001', '0500000099'];
const LIMITS = {
	agentsMay: 'reachPeople',
	agentNumbers: '0500000001, 0500000002, 0500000003',
	agentHours: 'Sun-Sat 00:00-24:00',
};
const REASON = 'הרכב מוכן';
const WITHIN_MS = 60_000;

/** The example in which a person is asked by mail before the agent's tool dials. */
export async function* afterReview(
	n8n: N8nWithPbx,
	model: StandIn,
	{ cleanUp }: PartContext,
): AsyncGenerator<Row> {
	const server = await startMailServer();
	cleanUp.add(async () => await server.stop());
	const asked = await reviewed(n8n, model, server);

	const yes = await asked(WORKSHOP, 'Approve');
	yield isEqual(
		'a person is asked by mail whom the agent wants to ring',
		yes.mail.subject,
		`May the agent ring ${WORKSHOP}?`,
	);
	yield isEqual('... with its reason', yes.mail.html?.includes(REASON), true);
	yield isEqual('... and before the answer nobody is rung', yes.dialledBefore, []);
	yield isEqual('after a yes the phones ring', yes.dialled, [WORKSHOP]);
	yield isEqual('... and the agent goes on', yes.output, SAID);

	const no = await asked(WORKSHOP, 'Decline');
	yield isEqual('after a no nobody is rung', no.dialled, []);
	yield isEqual('... and the agent goes on', no.output, SAID);

	const beyond = await asked(STRANGER, 'Approve');
	yield isEqual('a yes does not lift what the credential allows', beyond.dialled, []);
	yield {
		what: '... and the agent is told so',
		passed: /0500000099 is not for this agent to reach/.test(beyond.toolAnswers.join()),
		seen: beyond.toolAnswers.join(),
	};
}

/** What came of one wish to dial. */
interface Review {
	mail: Email;
	dialledBefore: string[];
	dialled: string[];
	toolAnswers: string[];
	output: unknown;
}

/** The example as a user completes it; the model wants to dial, and the person clicks a button of the mail. */
async function reviewed(n8n: N8nWithPbx, model: StandIn, server: MailServer) {
	const { client, pbx, credentialData } = n8n;
	const data = { ...credentialData, ...LIMITS };
	const credential = await client.createCredential('For the agent', CREDENTIAL_TYPE, data);
	const smtp = await client.createCredential('Mail', 'smtp', server.credential);
	const example = await exampleWith('ai-agent-dials-after-review', { ...n8n, credential }, model);
	const id = await client.createWorkflow({
		...example,
		nodes: example.nodes.map((node) =>
			node.name === 'Ask Somebody'
				? {
						...node,
						credentials: { smtp: { id: smtp.id, name: smtp.name } },
						parameters: {
							...node.parameters,
							fromEmail: 'a@example.org',
							toEmail: 'b@example.org',
						},
					}
				: node,
		),
	});
	return async (destination: string, button: 'Approve' | 'Decline'): Promise<Review> => {
		const mailsBefore = server.mails.length;
		const values = { toolParameters: { destination }, hitlParameters: { reason: REASON } };
		let asked: Pick<Review, 'mail' | 'dialledBefore'> | undefined;
		const turns = [{ tool: 'Dial', values }];
		const { output, toolAnswers } = await converse(n8n, model, id, turns, async (executionId) => {
			const mail = await within('no mail came', () => server.mails[mailsBefore]);
			asked = { mail, dialledBefore: dialledOn(pbx) };
			await within('n8n does not wait', async () => {
				const { status } = await client.execution(executionId);
				return status === 'waiting' || undefined;
			});
			await click(mail, button);
		});
		if (!asked) throw new Error('nobody was asked');
		return { ...asked, dialled: dialledOn(pbx), toolAnswers, output };
	};
}

const dialledOn = ({ requests }: N8nWithPbx['pbx']) =>
	requests.filter(({ params }) => params.reqtype === 'DIAL').map(({ params }) => params.dest);

/** What is there as soon as it is. */
async function within<T>(
	or: string,
	look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
	const giveUpAt = Date.now() + WITHIN_MS;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > giveUpAt) throw new Error(or);
		await wait(200);
	}
}

/** Follows the link of a button, as a browser; n8n takes no answer from programs that look at links in mails. */
async function click({ html = '' }: Email, button: string): Promise<void> {
	const link = new RegExp(`<a[^>]*href="([^"]+)"[^>]*>\\s*${button}\\s*</a>`).exec(html)?.[1];
	if (!link) throw new Error(`the mail has no button ${button}: ${html}`);
	const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
	await fetch(link.replaceAll('&amp;', '&'), { headers });
}
