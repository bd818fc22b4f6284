/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server on this machine that keeps what it is given and sends nothing on. */
export interface MailServer {
	/** What n8n's SMTP credential holds for it. */
	credential: Record<string, string | number | boolean>;
	/** The mails that came, oldest first. */
	mails: Email[];
	stop(): Promise<void>;
}

/** How the files of a mail are read. */
const AS_TEXT = { attachmentEncoding: 'utf8' } as const;
const LOGIN = { user: 'reports', password: 'made-up-password' };

/** Takes mails of one user; in clear text, as nothing leaves the machine. */
export async function startMailServer(): Promise<MailServer> {
	const mails: Email[] = [];
	const server = new SMTPServer({
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		onAuth({ username, password }, _session, done) {
			const isKnown = username === LOGIN.user && password === LOGIN.password;
			done(isKnown ? null : new Error('wrong login'), { user: username });
		},
		onData(stream, _session, done) {
			void stream
				.toArray()
				.then(async (parts: Buffer[]) => await PostalMime.parse(Buffer.concat(parts), AS_TEXT))
				.then((mail) => mails.push(mail))
				.then(() => done(), done);
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		credential: { ...LOGIN, host: '127.0.0.1', port, secure: false, disableStartTls: true },
		mails,
		stop: async () => await new Promise((resolve) => server.close(resolve)),
	};
}
