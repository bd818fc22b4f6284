/** The account that owns a demo's n8n. */
export const OWNER = {
	email: 'nathan@example.com',
	password: 'Gispbx-demo-1',
	firstName: 'Nathan',
	lastName: 'Smith',
};

const BROWSER_ID = 'gispbx-demo';

/** Asks n8n's REST API as a browser does that has signed in. */
export class Session {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Makes the owner account of a fresh n8n and signs in as the owner. */
	async setUpOwner(): Promise<void> {
		await this.call('POST', '/rest/owner/setup', OWNER);
	}

	async login(): Promise<void> {
		const { email, password } = OWNER;
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Any file that n8n serves, asked for as the signed-in owner. */
	async fetch(path: string): Promise<Response> {
		return await this.request('GET', path);
	}

	/** The data of n8n's answer; throws with n8n's words when n8n refuses. */
	protected async call(method: string, path: string, body?: object): Promise<unknown> {
		const response = await this.request(method, path, body);
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n ${method} ${path}: ${response.status} ${text}`);
		return (JSON.parse(text) as { data: unknown }).data;
	}

	private async request(method: string, path: string, body?: object): Promise<Response> {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				// a busy n8n may close a connection that it kept just when it is asked on it
				connection: 'close',
				'browser-id': BROWSER_ID,
				// n8n tells whoever asked how an execution goes; a worker does so through Redis
				'push-ref': BROWSER_ID,
				...(this.cookie && { cookie: this.cookie }),
				...(body && { 'content-type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) this.cookie = cookies.map((line) => line.split(';')[0]).join('; ');
		return response;
	}
}
