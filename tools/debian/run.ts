/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { join } from 'node:path';

interface Machine {
	triplet: string;
	linker: string;
}

const MACHINES: Partial<Record<NodeJS.Architecture, Machine>> = {
	x64: { triplet: 'x86_64-linux-gnu', linker: 'ld-linux-x86-64.so.2' },
	arm64: { triplet: 'aarch64-linux-gnu', linker: 'ld-linux-aarch64.so.1' },
};

/**
 * How to run a program of an unpacked suite with that suite's own libraries: command and arguments,
 * which the program's own arguments follow.
 *
 * @param folder of `packagesOf`
 * @param program its path in there, e.g. `usr/sbin/asterisk`
 */
export function runOf(folder: string, program: string): [command: string, ...args: string[]] {
	const machine = MACHINES[process.arch];
	if (!machine) throw new Error(`Programs of Debian are not run on ${process.arch}`);
	const { triplet, linker } = machine;
	const libraries = ['usr/lib', `lib/${triplet}`, `usr/lib/${triplet}`];
	const path = libraries.map((name) => join(folder, name)).join(':');
	return [join(folder, 'lib', triplet, linker), '--library-path', path, join(folder, program)];
}
