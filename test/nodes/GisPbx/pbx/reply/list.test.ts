import { decodeText } from '../harness';

const BOTH = { kind: 'data', value: ['204-DEMOCO', '205-DEMOCO'] };

describe('a list of names', () => {
	it.each([
		'["204-DEMOCO","205-DEMOCO"]',
		'204-DEMOCO|205-DEMOCO|',
		'204-DEMOCO|205-DEMOCO',
		'204-DEMOCO|\r\n205-DEMOCO|\r\n',
		'|204-DEMOCO||205-DEMOCO|',
	])('is %j', (text) => {
		expect(decodeText(text, 'list')).toEqual(BOTH);
	});

	it.each(['204', '+972500000001', '*98', 'PJSIP/204-DEMOCO', '204@pbx01.example'])(
		'may be the one name %s',
		(name) => {
			expect(decodeText(name, 'list')).toEqual({ kind: 'data', value: [name] });
		},
	);

	it.each(['null', '[]', '{}', ']', '""'])('is empty as %j', (text) => {
		expect(decodeText(text, 'list')).toMatchObject({ kind: 'empty' });
	});

	it.each(['Ask again later', 'OK', 'Nobody', '204 does not exist', 'failed-204', '204-failed|'])(
		'is not what %j says',
		(message) => {
			expect(decodeText(message, 'list')).toEqual({ kind: 'refused', message });
		},
	);

	it('keeps an odd name among others, and is no list with one name among words', () => {
		expect(decodeText('204-DEMOCO|Dana Levi|205-DEMOCO|', 'list')).toEqual({
			kind: 'data',
			value: ['204-DEMOCO', 'Dana Levi', '205-DEMOCO'],
		});
		expect(decodeText('Ask again|900|', 'list').kind).toBe('refused');
	});

	it('may be a JSON text', () => {
		expect(decodeText('"204-DEMOCO"', 'list')).toEqual({ kind: 'data', value: '204-DEMOCO' });
	});

	it('is neither torn JSON nor bytes', () => {
		expect(decodeText('["204-DEMOCO', 'list')).toMatchObject({
			kind: 'unreadable',
			reason: 'cut',
		});
		expect(decodeText('204\0|205|', 'list')).toMatchObject({ kind: 'unreadable', reason: 'text' });
	});

	it.each([
		['No queue number or id specified', 'parameterMissing'],
		['Too bad... you mistaken the security api key.', 'wrongKey'],
		['Error|Not today|', 'refused'],
		['<html><title>Sign in</title>', 'webPage'],
	])('is not %s', (text, kind) => {
		expect(decodeText(text, 'list').kind).toBe(kind);
	});
});
