/** Addresses under which the same script answers, each by a server of other settings. */

/** How a web server is set up behind one port. */
export interface Door {
	/** Settings of PHP that a script cannot change. */
	php?: Record<string, string>;
	/** Lines of the server's configuration. */
	lines?: string[];
	/** Of nginx: who runs the script; default php-fpm. */
	pass?: '{nobody}' | 'none';
	tls?: Tls;
}

interface Tls {
	/** As `certificates.ts` names it. */
	certificate: string;
	lines?: string[];
}

const secured = (certificate: string, ...lines: string[]): Door => ({
	tls: { certificate, lines },
});

/** Old ciphers and short keys. */
const WEAK = 'SSLCipherSuite DEFAULT:@SECLEVEL=0';

/** What PHP does that was started without any php.ini. */
const WITHOUT_INI = { display_errors: '1', display_startup_errors: '1', html_errors: '1' };

/** Apache with mod_php. */
export const APACHE_DOORS = {
	main: {},
	withoutIni: { php: WITHOUT_INI },
	largeUploads: { php: { upload_max_filesize: '20M', post_max_size: '25M' } },
	smallBodies: { lines: ['LimitRequestBody 100000'] },
	movedForEver: { lines: ['Redirect permanent /pbx https://127.0.0.1:1/pbx'] },
	moved308: { lines: ['Redirect 308 /pbx https://127.0.0.1:1/pbx'] },
	movedForNow: { lines: ['Redirect temp /pbx https://127.0.0.1:1/pbx'] },
	password: {
		lines: [
			'<Location />',
			'AuthType Basic',
			'AuthName PBX',
			'AuthUserFile /dev/null',
			'Require valid-user',
			'</Location>',
		],
	},
	forbidden: { lines: ['<Location /pbx>', 'Require all denied', '</Location>'] },
	noSuchMethod: { lines: ['RewriteEngine On', 'RewriteRule . - [R=405]'] },
	lengthWanted: { lines: ['RewriteEngine On', 'RewriteRule . - [R=411]'] },
	headersTooLarge: { lines: ['RewriteEngine On', 'RewriteRule . - [R=431]'] },
	shortHeaders: { lines: ['LimitRequestFieldSize 30'] },
	fewHeaders: { lines: ['LimitRequestFields 1'] },
	/** Gives a client one second for its request. */
	hasty: { lines: ['RequestReadTimeout header=1 body=1'] },
	noPhp: { php: { engine: 'off' }, lines: ['ForceType text/plain'] },
	deflated: { lines: ['SetOutputFilter DEFLATE'] },
	/** Apache before php-fpm, as many hosts have it. */
	fpm: { lines: ['<FilesMatch \\.php$>', 'SetHandler "proxy:fcgi://{fpm}"', '</FilesMatch>'] },
	/** The same, and nobody behind it. */
	fpmGone: {
		lines: ['<FilesMatch \\.php$>', 'SetHandler "proxy:fcgi://{nobody}"', '</FilesMatch>'],
	},
	secure: secured('good'),
	expired: secured('expired'),
	early: secured('early'),
	otherHost: secured('other'),
	selfSigned: secured('itself'),
	unknownAuthority: secured('stranger'),
	withoutChain: secured('chained'),
	weakKey: secured('weak', WEAK),
	oldTls: secured('good', WEAK, 'SSLProtocol -all +TLSv1.1'),
	oldCiphers: secured('good', 'SSLProtocol -all +TLSv1.2', 'SSLCipherSuite AES128-SHA'),
	clientCertificate: secured('good', 'SSLVerifyClient require', 'SSLCACertificateFile {root}'),
} satisfies Record<string, Door>;

/** nginx with php-fpm. */
export const NGINX_DOORS = {
	main: {},
	largeBodies: { lines: ['client_max_body_size 20m;'] },
	impatient: { lines: ['fastcgi_read_timeout 1s;'] },
	rateLimited: {
		lines: ['limit_req zone=one;', 'limit_req_status 429;', 'add_header Retry-After 30 always;'],
	},
	/** Room for the address alone. */
	shortHeaders: {
		lines: [
			'connection_pool_size 160;',
			'client_header_buffer_size 16;',
			'large_client_header_buffers 1 160;',
		],
	},
	hasty: { lines: ['client_header_timeout 1s;', 'client_body_timeout 1s;'] },
	maintenance: { lines: ['add_header Retry-After 120 always;', 'return 503;'] },
	fpmGone: { pass: '{nobody}' },
	staticFiles: { pass: 'none' },
	secure: secured('good'),
	expired: secured('expired'),
	oldTls: secured('good', 'ssl_protocols TLSv1.1;', 'ssl_ciphers DEFAULT:@SECLEVEL=0;'),
	clientCertificate: secured('good', 'ssl_verify_client on;', 'ssl_client_certificate {root};'),
} satisfies Record<string, Door>;

export type ApacheDoor = keyof typeof APACHE_DOORS;
export type NginxDoor = keyof typeof NGINX_DOORS;
