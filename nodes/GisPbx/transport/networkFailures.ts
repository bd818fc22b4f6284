import { deliveryOf, type Delivery, type Fault } from './delivery';
import type { Failure } from './failures';
import { faultFailure, type Asked } from './faultTexts';

/** Why no answer of use came, and how far the request had come. */
export type NoAnswer = Failure & { kind: 'noAnswer'; fault: Fault; delivery: Delivery };

/** Of an answer that could not be unpacked: n8n tells it as the error's code. */
const STATUS = /^[345]\d\d$/;

/** Whether an error of the Pbx says that no answer came in time: asking for less may help. */
export function saysTimedOut(error: unknown): boolean {
	return error instanceof Error && error.message.startsWith(faultFailure('timedOut').message);
}

/** What a status means that is none of the PBX's script, which answers 200 always; else undefined. */
export function statusFailureOf(asked: Asked & { status: number }): NoAnswer | undefined {
	return asked.status >= 200 && asked.status <= 299 ? undefined : noAnswer([asked.status], asked);
}

/** Names what went wrong when a request threw. Only names, codes and words are looked at: the rest may hold the key. */
export function networkFailureOf(thrown: unknown): NoAnswer {
	const signs = signsOf(thrown);
	const status = signs.find((sign) => STATUS.test(sign));
	return noAnswer(signs, status === undefined ? {} : { status: Number(status) });
}

function noAnswer(signs: Array<number | string>, asked: Asked): NoAnswer {
	const { fault, delivery } = deliveryOf(signs);
	return { kind: 'noAnswer', fault, delivery, ...faultFailure(fault, asked) };
}

/** What n8n 1 and 2 tell in different places (n8n.md#what-a-failed-request-throws). */
interface Thrown {
	name?: unknown;
	code?: unknown;
	/** n8n's: the code of the network, or the status of the answer. */
	httpCode?: unknown;
	message?: unknown;
	/** n8n's: the words that it replaced by its own. */
	messages?: unknown;
	cause?: unknown;
	/** Of a host with several addresses, one each. */
	errors?: unknown;
}

function signsOf(thrown: unknown): string[] {
	return chainOf(thrown)
		.flatMap(({ name, code, httpCode, message, messages }) => [
			...[code, httpCode, name].filter((sign) => sign !== undefined && sign !== null),
			...(Array.isArray(messages) ? (messages as unknown[]) : []),
			message,
		])
		.map(String);
}

/** The thrown value and its causes: n8n wraps what the network said. */
function chainOf(thrown: unknown): Thrown[] {
	const chain: Thrown[] = [];
	let next = thrown;
	while (typeof next === 'object' && next !== null && chain.length < 5) {
		const { cause, errors } = next as Thrown;
		chain.push(next);
		next = cause ?? (Array.isArray(errors) ? (errors[0] as unknown) : undefined);
	}
	return chain;
}
