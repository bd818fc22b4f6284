import type { Bed } from './bed';
import type { Result } from './result';

/** Something that is measured without a rival beside it. */
export interface Probe {
	name: string;
	/** Part of `--quick`. */
	isQuick: boolean;
	/** `bed`: its n8n does not run. */
	run(bed: Bed, report: (line: string) => void, isQuick: boolean): Promise<Result[]>;
}
