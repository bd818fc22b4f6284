/**
 * The address from which a Debian system takes its own release, which has the other suites as well.
 *
 * @param targets lines of apt's index targets: address, suite, component
 * @param osRelease `/etc/os-release`
 * @throws Error where the system is no Debian or has no such source
 */
export function mirrorOf(targets: string, osRelease: string): string {
	const setting = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(osRelease)?.[1];
	if (setting('ID') !== 'debian') throw new Error('Packages of Debian are taken on Debian only');
	const codename = setting('VERSION_CODENAME') ?? '';
	const [own] = targets
		.split('\n')
		.map((line) => line.trim().split(' '))
		.filter(([, suite, component]) => suite === codename && component === 'main');
	if (own) return own[0];
	throw new Error(`The apt sources of this system name no mirror of ${codename}`);
}
