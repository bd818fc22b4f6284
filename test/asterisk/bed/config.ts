/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';
import { dialplan } from './dialplan';
import { PEOPLE, peerOf, QUEUES, TENANT } from './numbers';

export interface Ports {
	/** Asterisk's SIP, UDP. */
	sip: number;
	/** Asterisk's manager interface, TCP. */
	manager: number;
	/** Where the phone at the other end of the trunk listens, UDP. */
	trunk: number;
}

/** Options of cdr.conf; all four are set, whatever the defaults of a version. */
export interface CdrOptions {
	unanswered?: boolean;
	congestion?: boolean;
	endbeforehexten?: boolean;
	initiatedseconds?: boolean;
}

export const MANAGER = { username: 'facade', secret: 'of this bed alone' };

/** MiRTA's columns, which the dialplan sets, and those of Asterisk's that an event lacks. */
export const EVENT_COLUMNS = [
	...['originateid', 'realsrc', 'firstdst', 'lastdst', 'wherelanded'],
	...['linkedid', 'peeraccount', 'sequence'],
];

const MODULES = [
	...[
		'res_timing_timerfd',
		'res_sorcery_config',
		'res_pjproject',
		'res_rtp_asterisk',
		'res_musiconhold',
		'chan_sip',
		'chan_bridge_media',
	],
	...['bridge_simple', 'bridge_holding', 'bridge_softmix', 'bridge_builtin_features'],
	...['codec_ulaw', 'codec_a_mu', 'codec_gsm', 'codec_resample'],
	...['format_wav', 'format_wav_gsm', 'format_gsm', 'format_pcm', 'format_sln'],
	...['pbx_config', 'app_dial', 'app_queue', 'app_mixmonitor', 'app_voicemail', 'app_playback'],
	...['app_exec', 'app_stack', 'app_cdr', 'app_directed_pickup', 'res_parking'],
	...['func_cdr', 'func_callerid', 'func_channel', 'func_logic', 'func_strings', 'func_timeout'],
	'cdr_manager',
];

const yesNo = (value = false): string => (value ? 'yes' : 'no');

/** The files of `etc`, by name. `folder` is the bed's own, `packages` the unpacked suite. */
export function configFiles(
	folder: string,
	packages: string,
	ports: Ports,
	cdr: CdrOptions,
): Record<string, string> {
	return {
		'asterisk.conf': asteriskConf(folder, packages),
		'modules.conf': section('modules', [
			'autoload=no',
			...MODULES.map((name) => `load=${name}.so`),
		]),
		'logger.conf': section('logfiles', ['full => notice,warning,error,verbose']),
		'sip.conf': sipConf(ports),
		'rtp.conf': section('general', ['rtpstart=20000', 'rtpend=29999', 'strictrtp=no']),
		'extensions.conf': dialplan(),
		'queues.conf': queuesConf(),
		'res_parking.conf': section('default', [
			...['parkpos=701-709', 'context=parked', 'parkingtime=8', 'comebacktoorigin=yes'],
			'comebackdialtime=20',
		]),
		'musiconhold.conf': '',
		'acl.conf': '',
		'cel.conf': '',
		'udptl.conf': '',
		'pjproject.conf': '',
		'indications.conf': '',
		'ccss.conf': '',
		'voicemail.conf': voicemailConf(),
		'features.conf': [
			section('general', ['transferdigittimeout=3', 'atxfernoanswertimeout=15']),
			section('featuremap', ['blindxfer=#1', 'atxfer=*2']),
		].join('\n'),
		'manager.conf': managerConf(ports),
		'cdr.conf': cdrConf(cdr),
		'cdr_manager.conf': [
			section('general', ['enabled=yes']),
			section(
				'mappings',
				EVENT_COLUMNS.map((name) => `${name} => ${name}`),
			),
		].join('\n'),
	};
}

function asteriskConf(folder: string, packages: string): string {
	const directories = {
		astetcdir: join(folder, 'etc'),
		astmoddir: join(packages, 'usr/lib/asterisk/modules'),
		astdatadir: join(packages, 'usr/share/asterisk'),
		astvarlibdir: join(folder, 'lib'),
		astdbdir: join(folder, 'lib'),
		astkeydir: join(folder, 'lib'),
		astagidir: join(folder, 'lib'),
		astspooldir: join(folder, 'spool'),
		astrundir: join(folder, 'run'),
		astlogdir: join(folder, 'log'),
		astsbindir: join(packages, 'usr/sbin'),
	};
	const lines = Object.entries(directories).map(([name, path]) => `${name} => ${path}`);
	const options = ['systemname = pbx01', 'verbose = 3', 'nocolor = yes', 'live_dangerously = no'];
	return [section('directories', lines), section('options', options)].join('\n');
}

function sipConf({ sip, trunk }: Ports): string {
	const general = [
		`udpbindaddr=127.0.0.1:${sip}`,
		...[
			'language=en_US_f_Allison',
			'context=nobody',
			'allowguest=no',
			'directmedia=no',
			'callcounter=yes',
			'srvlookup=no',
		],
		...['disallow=all', 'allow=ulaw', 'sendrpid=no', 'registertimeout=1', 'qualify=no'],
		...['minexpiry=1', 'defaultexpiry=3600', 'pedantic=no', 'transport=udp'],
	];
	const phones = Object.entries(PEOPLE).map(([number, name]) =>
		section(peerOf(number), [
			...['type=friend', 'host=dynamic', 'context=authenticated', `accountcode=${TENANT}`],
			`callerid="${name}" <${number}>`,
			`setvar=RECORD=${number === '209' ? 'yes' : ''}`,
		]),
	);
	const outside = section('trunk', [
		...['type=peer', 'host=127.0.0.1', `port=${trunk}`, 'insecure=invite,port'],
		...['context=fromoutside', `accountcode=${TENANT}`],
	]);
	return [section('general', general), ...phones, outside].join('\n');
}

function queuesConf(): string {
	const queues = QUEUES.map(({ number }) =>
		section(number, [
			...['strategy=linear', 'timeout=15', 'retry=1', 'wrapuptime=0', 'joinempty=yes'],
			...['leavewhenempty=no', 'ringinuse=no', 'announce-frequency=0', 'autofill=yes'],
		]),
	);
	return [section('general', ['persistentmembers=no', 'autofill=yes']), ...queues].join('\n');
}

function voicemailConf(): string {
	const boxes = Object.entries(PEOPLE).map(([number, name]) => `${number} => 0000,${name}`);
	const general = ['format=wav', 'minsecs=1', 'maxsilence=0', 'sendvoicemail=no', 'attach=no'];
	return [section('general', general), section('default', boxes)].join('\n');
}

function managerConf({ manager }: Ports): string {
	const general = ['enabled=yes', 'bindaddr=127.0.0.1', `port=${manager}`, 'webenabled=no'];
	return [
		section('general', [...general, 'channelvars=ORIGINATEID']),
		section(MANAGER.username, [`secret=${MANAGER.secret}`, 'read=all', 'write=all']),
	].join('\n');
}

function cdrConf(cdr: CdrOptions): string {
	return section('general', [
		'enable=yes',
		`unanswered=${yesNo(cdr.unanswered)}`,
		`congestion=${yesNo(cdr.congestion)}`,
		`endbeforehexten=${yesNo(cdr.endbeforehexten)}`,
		`initiatedseconds=${yesNo(cdr.initiatedseconds)}`,
		'batch=no',
	]);
}

const section = (name: string, lines: string[]): string =>
	`[${name}]\n${lines.map((line) => `${line}\n`).join('')}`;
