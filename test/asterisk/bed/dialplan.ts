import {
	DID_OF_GROUP,
	DID_OF_MOBILE,
	DID_OF_SUPPORT,
	didOf,
	MOBILE,
	PARKING,
	PEOPLE,
	peerOf,
	QUEUES,
	TENANT,
} from './numbers';

/**
 * The dialplan: contexts named as those of MiRTA that are known, and its columns set as CDR variables. How MiRTA's
 * own dialplan sets them nobody here has seen (asterisk.md).
 */
export function dialplan(): string {
	return [
		'[general]\nstatic=yes\nwriteprotect=yes',
		context('authenticated', [
			...extension('_2XX', [
				...columns('[local]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}'),
				...RECORDED,
				`Dial(SIP/\${EXTEN}-${TENANT},\${IF($["\${RINGSECONDS}" != ""]?\${RINGSECONDS}:20)},tT)`,
				'Hangup()',
			]),
			...extension('_05XXXXXXXX', [
				...columns('[outbound]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}', '${EXTEN}'),
				'Dial(SIP/${EXTEN}@trunk,30,tT)',
				'Hangup()',
			]),
			...extension('_90X', [
				...columns('[local]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}', '${EXTEN}'),
				'Goto(inqueue,${EXTEN},1)',
			]),
			...extension('_*82XX', [
				...columns('[local]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}', '${EXTEN}'),
				`PickupChan(SIP/\${EXTEN:2}-${TENANT},p)`,
				'Hangup()',
			]),
			...extension(PARKING, ['Park()']),
			...extension('_70[1-9]', [
				...columns('[local]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}', '${EXTEN}'),
				'ParkedCall(default,${EXTEN})',
				'Hangup()',
			]),
			...extension('_*97X', [
				...columns('[local]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}', 'Voicemail 20${EXTEN:3}'),
				`VoiceMail(20\${EXTEN:3}@default,us)`,
				'Hangup()',
			]),
			...Object.keys(PEOPLE).map((number) => `exten => ${number},hint,SIP/${peerOf(number)}`),
		]),
		context('fromoutside', [
			...extension(`_${didOf('2XX')}`, [
				...columns(
					'[inbound]',
					'${CALLERID(num)}',
					'${EXTEN}',
					`\${EXTEN:7}-${TENANT}`,
					'${EXTEN:7}',
				),
				...RECORDED,
				`Dial(SIP/\${EXTEN:7}-${TENANT},20,tT)`,
				'Hangup()',
			]),
			...extension(DID_OF_MOBILE, [
				...columns('[inbound]', '${CALLERID(num)}', '${EXTEN}', '${EXTEN}', '${EXTEN}'),
				`Dial(SIP/${MOBILE}@trunk,30,tT)`,
				'Hangup()',
			]),
			...extension(DID_OF_GROUP, [
				...columns('[inbound]', '${CALLERID(num)}', '${EXTEN}', '600'),
				`Dial(SIP/204-${TENANT}&SIP/205-${TENANT},30,tT)`,
				'Hangup()',
			]),
			...extension(DID_OF_SUPPORT, [
				...columns('[inbound]', '${CALLERID(num)}', '${EXTEN}', QUEUES[0].number),
				`Goto(inqueue,${QUEUES[0].number},1)`,
			]),
		]),
		context('inqueue', [...extension('_90X', ['Answer()', 'Queue(${EXTEN},t,,,30)', 'Hangup()'])]),
		context('sourceproxyapidial', [
			...extension('_2XX', [
				...columns('[local]', `\${EXTEN}-${TENANT}`, '${EXTEN}'),
				'Set(CDR(originateid)=${ORIGINATEID})',
				`Dial(SIP/\${EXTEN}-${TENANT},\${RINGSECONDS},tT)`,
				'Hangup()',
			]),
			...extension('_05XXXXXXXX', [
				...columns('[outbound]', '${EXTEN}', '${EXTEN}', '${EXTEN}'),
				'Set(CDR(originateid)=${ORIGINATEID})',
				'Dial(SIP/${EXTEN}@trunk,${RINGSECONDS},tT)',
				'Hangup()',
			]),
		]),
		context('destproxyapidial', [
			...extension('_2XX', [
				'Set(CALLERID(all)=${SOURCECALLER})',
				...columns('[local]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}'),
				'Set(CDR(originateid)=${ORIGINATEID})',
				LONGEST,
				...RECORDED,
				`Dial(SIP/\${EXTEN}-${TENANT},\${RINGSECONDS},tT)`,
				'Hangup()',
			]),
			...extension('_05XXXXXXXX', [
				'Set(CALLERID(all)=${SOURCECALLER})',
				...columns('[outbound]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}', '${EXTEN}'),
				'Set(CDR(originateid)=${ORIGINATEID})',
				LONGEST,
				...RECORDED,
				'Dial(SIP/${EXTEN}@trunk,${RINGSECONDS},tT)',
				'Hangup()',
			]),
			...extension('_90X', [
				'Set(CALLERID(all)=${SOURCECALLER})',
				...columns('[local]', `\${CALLERID(num)}-${TENANT}`, '${EXTEN}', '${EXTEN}'),
				'Set(CDR(originateid)=${ORIGINATEID})',
				'Goto(inqueue,${EXTEN},1)',
			]),
		]),
	].join('\n\n');
}

const LONGEST = 'ExecIf($["${MAXSECONDS}" != ""]?Set(TIMEOUT(absolute)=${MAXSECONDS}))';

/** A call that is to be recorded is, under the ID by which it is asked for. */
const RECORDED = [
	'ExecIf($["${RECORD}" = "yes"]?MixMonitor(${IF($["${ORIGINATEID}" != ""]?${ORIGINATEID}:${UNIQUEID})}.wav))',
];

/** MiRTA's columns; the last two say where the call landed, by default an extension. */
function columns(
	mark: string,
	realsrc: string,
	firstdst: string,
	lastdst = `${firstdst}-${TENANT}`,
	wherelanded = lastdst.replace(`-${TENANT}`, ''),
): string[] {
	const values = { userfield: mark, realsrc, firstdst, lastdst, wherelanded };
	return Object.entries(values).map(([name, value]) => `Set(CDR(${name})=${value})`);
}

const context = (name: string, lines: string[]): string => `[${name}]\n${lines.join('\n')}`;

const extension = (pattern: string, steps: string[]): string[] =>
	steps.map((step, place) => `exten => ${pattern},${place === 0 ? '1' : 'n'},${step}`);
