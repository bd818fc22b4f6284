import { freePort } from '../../../tools/n8n/process';

/** What the configurations name. */
export interface Places {
	/** Folder of certificates and keys. */
	certificates: string;
	/** The address of php-fpm, and one at which nobody listens. */
	fpm: string;
	nobody: string;
}

/** A free port for each. */
export async function portsOf<Name extends string>(
	doors: Record<Name, unknown>,
): Promise<Record<Name, number>> {
	const ports: Array<[string, number]> = [];
	for (const name of Object.keys(doors)) ports.push([name, await freePort()]);
	return Object.fromEntries(ports) as Record<Name, number>;
}

/** A line with its places filled in. */
export function filled(line: string, { fpm, nobody, certificates }: Places): string {
	return line
		.replace('{fpm}', fpm)
		.replace('{nobody}', nobody)
		.replace('{root}', `${certificates}/root.crt`);
}
