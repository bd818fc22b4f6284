import {
	afterPhpWarnings,
	isCutByPhp,
	isPhpFatalError,
	startsWithPhpWarning,
	takeOffPhpWarnings,
} from '../../../../../nodes/GisPbx/pbx/reply/phpWarnings';
import { HTML_WARNING, PLAIN_WARNING } from '../harness';

describe('PHP warnings', () => {
	it.each([
		PLAIN_WARNING,
		HTML_WARNING,
		`${PLAIN_WARNING}${HTML_WARNING}`,
		'PHP Notice:  Undefined index: a in /srv/pbx/api.php on line 7\r\n',
		'Deprecated: Function on line 5 is old in /srv/pbx/api.php on line 7 ',
	])('end where the answer begins: %j', (warning) => {
		expect(startsWithPhpWarning(warning)).toBe(true);
		expect(`${warning}OK`.slice(afterPhpWarnings(`${warning}OK`)).endsWith('OK')).toBe(true);
		expect(afterPhpWarnings('OK')).toBe(0);
	});

	it.each(['[{"a":"1"}]', 'OK', 'a|b|\n1|2|', 'a,b\n1,"2\n3"\n'])('are taken off %j', (answer) => {
		const around = `${HTML_WARNING}${PLAIN_WARNING}${answer}${HTML_WARNING}${PLAIN_WARNING}${HTML_WARNING}`;
		const said = 'Warning: Undefined array key "[x]" {1} in /srv/pbx/api.php on line 31';
		expect(takeOffPhpWarnings(around)).toEqual({
			answer: answer.trim(),
			warnings: Array(5).fill(said),
			isFailing: true,
		});
	});

	it.each(['[{"a":"1"}]', 'OK', '<pre>reqtype=DIAL</pre>'])(
		'are taken off %j in what a host prints around each',
		(answer) => {
			const wrapped = `<font color="#ff0000">${HTML_WARNING}</font>`;
			const { warnings, ...rest } = takeOffPhpWarnings(`${wrapped}${answer}${wrapped}${wrapped}\n`);
			expect(rest).toEqual({ answer, isFailing: true });
			expect(warnings).toHaveLength(3);
		},
	);

	it('leave an answer that only speaks of them', () => {
		for (const answer of ['Warning: too many calls', 'a\nWarning: none on line x', 'on line 3']) {
			expect(takeOffPhpWarnings(answer)).toEqual({ answer, warnings: [], isFailing: false });
		}
	});

	it('fail, unlike notices', () => {
		const notice = 'Notice: Undefined index: a in /srv/pbx/api.php on line 7';
		expect(takeOffPhpWarnings(`OK\n${notice}`)).toEqual({
			answer: 'OK',
			warnings: [notice],
			isFailing: false,
		});
	});

	it('are told from answers and from the end of PHP', () => {
		expect(startsWithPhpWarning('[{"a":"Warning: x on line 3"}]')).toBe(false);
		expect(isPhpFatalError('<br />\n<b>Fatal error</b>:  Uncaught Error')).toBe(true);
		expect(isPhpFatalError('PHP Parse error: syntax')).toBe(true);
		expect(isPhpFatalError('Fatal mistake')).toBe(false);
	});

	it('PHP that runs out of time or memory cuts an answer', () => {
		const end =
			'<br />\n<b>Fatal error</b>:  Maximum execution time of 30 seconds exceeded in <b>a</b>';
		expect(isCutByPhp(end)).toBe(true);
		expect(isCutByPhp(`a,b\n1,2\n${end}`)).toBe(true);
		expect(isCutByPhp('a,b\n1,2\nPHP Fatal error:  Uncaught Error')).toBe(true);
		expect(isCutByPhp('Fatal error: Uncaught Error in a.php')).toBe(false);
		expect(isCutByPhp('a,b\n1,"Fatal error: none"')).toBe(false);
	});
});
