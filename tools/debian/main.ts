/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/** Fetches packages of another suite into the user's cache: `npm run debian -- bullseye asterisk`. */
import { packagesOf } from './packages';

const [suite, ...names] = process.argv.slice(2);

if (names.length === 0) {
	console.error('npm run debian -- <suite> <package>...');
	process.exitCode = 1;
} else {
	packagesOf(suite, names, console.log).then(console.log, (error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
