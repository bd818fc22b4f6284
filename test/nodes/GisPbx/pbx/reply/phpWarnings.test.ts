import {
	afterPhpWarnings,
	isPhpFatalError,
	startsWithPhpWarning,
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

	it('are told from answers and from the end of PHP', () => {
		expect(startsWithPhpWarning('[{"a":"Warning: x on line 3"}]')).toBe(false);
		expect(isPhpFatalError('<br />\n<b>Fatal error</b>:  Uncaught Error')).toBe(true);
		expect(isPhpFatalError('PHP Parse error: syntax')).toBe(true);
		expect(isPhpFatalError('Fatal mistake')).toBe(false);
	});
});
