import { mirrorOf } from '../../../tools/debian/mirror';

const BOOKWORM = 'PRETTY_NAME="Debian GNU/Linux 12"\nVERSION_CODENAME=bookworm\nID=debian\n';

it('takes the mirror of the release itself, not that of its updates or of others', () => {
	const targets = [
		'http://127.0.0.1/security/ bookworm-security main',
		'http://127.0.0.1/others/ nodistro main',
		'http://127.0.0.1/debian/ bookworm contrib',
		'http://127.0.0.1/debian/ bookworm main',
		'http://127.0.0.1/debian/ bookworm-updates main',
		'',
	].join('\n');

	expect(mirrorOf(targets, BOOKWORM)).toBe('http://127.0.0.1/debian/');
});

it('says where there is none', () => {
	expect(() => mirrorOf('', BOOKWORM)).toThrow('no mirror of bookworm');
});

it('leaves systems alone that are no Debian', () => {
	expect(() => mirrorOf('', 'ID=ubuntu\nVERSION_CODENAME=noble\n')).toThrow('on Debian only');
});
