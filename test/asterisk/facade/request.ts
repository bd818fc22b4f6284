import type { Asterisk } from '../bed/asterisk';
import type { Reply } from './reply';

/** Whether Local channels give way to the phones once both talk. */
export interface FacadeSettings {
	/** Originates over `Local/…/n`, so that its channels stay. */
	keepsLocal: boolean;
}

export interface Request {
	/** By name; of a name that comes twice the last. */
	params: Record<string, string>;
	asterisk: Asterisk;
	settings: FacadeSettings;
}

/** Answers the requests of one kind. */
export type Handler = (request: Request) => Reply | Promise<Reply>;
