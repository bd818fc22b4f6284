import type { Handler } from '../request';
import { agent } from './agent';
import { dial } from './dial';
import { currentCalls } from './currentCalls';
import { hangup } from './hangup';
import { info } from './info';
import { queue } from './queue';
import { attendedTransfer, blindTransfer } from './transfer';

/** By `reqtype`, in lower case. */
export const HANDLERS: Readonly<Record<string, Handler | undefined>> = {
	agent,
	atxtransfer: attendedTransfer,
	dial,
	getcurrentcalls: currentCalls,
	hangup,
	info,
	queue,
	transfer: blindTransfer,
};
