import type { WatchedInstance } from '../trigger/watchedInstance';
import type { Place } from './places';

/** An n8n of one or more processes whose every corner can be searched. */
export interface Searched extends WatchedInstance {
	startAll(): Promise<void>;
	stopAll(): Promise<void>;
	/** All that each process wrote to its terminal. */
	terminals(): string[];
	/** Its files and stores; it has been stopped. */
	places(): Promise<Place[]>;
	/** Leaves a text where n8n's own nodes would not: logs, packed files, metadata, keys. */
	plant(text: string): Promise<void>;
}
