import { NodeApiError, NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { decodeText } from '../pbx/reply/decodeReply';
import { textOf } from '../pbx/reply/textOf';
import type { PbxBinding } from './binding';
import { readDownload, type Audio } from './download';
import { DryRunEnd, plannedRequest } from './plannedRequest';
import { failureOf, lostFailure, type Failure } from './failures';
import { lackOf } from './features';
import { networkFailureOf, type NoAnswer } from './networkFailures';
import { logPhpWarnings } from './phpWarningLog';
import { headerOf, requestOptionsOf, send, type HttpRequest } from './send';
import type { SentWrite, WriteOutcome, WriteResult } from './writeResult';
import { writeResultOf } from './writeResult';
import type { Expected, Reply, TextReply } from '../pbx/reply/reply';

/** A request as an operation states it; the time-out is the operation's. */
export type PbxRequest = Omit<HttpRequest, 'timeoutSeconds'> & {
	/** What the answer should hold; JSON unless said otherwise. */
	expected?: Expected;
};

export interface DownloadRequest extends PbxRequest {
	/** What a web page in place of the file means, where the PBX is known to have one. */
	ifWebPage?: Failure;
}

export interface WriteRequest extends PbxRequest {
	/**
	 * What a text means that is neither a yes nor a no: QUEUE and AGENT answer `OK` or say why not,
	 * all others may say anything (decisions.md#a-write).
	 */
	otherText?: 'refused' | 'unconfirmed';
	/** Writes that this one leads to when all goes well; a dry run shows them too. */
	followedBy?: PbxRequest[];
}

/** The PBX as an operation sees it: reads, writes and downloads that either succeed or say why not. */
export class PbxConnection {
	private writesSent = 0;

	constructor(private readonly binding: PbxBinding) {}

	/** The same PBX for reads that serve several items: their errors name none of them. */
	ofNoItem(): PbxConnection {
		return new PbxConnection({ ...this.binding, itemIndex: undefined, memory: undefined });
	}

	/** Asks and names what came back; throws only when nothing came. */
	async ask(request: PbxRequest): Promise<Reply> {
		const reply = await this.exchange(request);
		return reply.kind === 'noAnswer' ? this.fail(reply) : reply;
	}

	/** The decoded answer, or undefined when the PBX said that there is nothing. */
	async read(request: PbxRequest): Promise<unknown> {
		return this.dataOf(await this.ask(request));
	}

	/** What a reply holds; undefined for nothing, an error for whatever is no answer. */
	dataOf(reply: Reply): unknown {
		if (reply.kind === 'data') return reply.value;
		return reply.kind === 'empty' ? undefined : this.fail(failureOf(reply, this.binding.labels));
	}

	/** Sends a write once. An answer that got lost is an error that says so; it is never sent again. */
	async write(request: WriteRequest): Promise<WriteOutcome> {
		const result = await this.attempt(request);
		return result.kind === 'outcome' ? result.outcome : this.fail(result.failure);
	}

	/** The same for operations that look at a failure before they raise it. */
	async attempt(request: WriteRequest): Promise<SentWrite> {
		const { followedBy = [], ...write } = request;
		const { memory, writeGuard } = this.binding;
		const key = `${memory?.key}|${this.writesSent++}`;
		const earlier = memory?.writes.recall(key);
		if (earlier) return earlier;
		const held = writeGuard?.refusal();
		if (held) this.refuse(held.message, held.description);
		this.endDryRun(write, ...followedBy);
		const takeBack = writeGuard?.enter();
		const sentAt = Date.now();
		const result = { ...(await this.sendWrite(write)), sentAt };
		if (result.kind === 'failure' && result.nothingDone) takeBack?.();
		else memory?.writes.keep(key, result);
		return result;
	}

	/** In a dry run ends the item here, with the requests that would be sent from here on. */
	endDryRun(...requests: PbxRequest[]): void {
		const { dryRun, account } = this.binding;
		if (!dryRun) return;
		const options = requests.map((request) =>
			requestOptionsOf(account.settings, this.timed(request)),
		);
		throw new DryRunEnd(options.map(plannedRequest));
	}

	/**
	 * Hands the audio to `store` while it streams in; undefined when the PBX has none. A stream
	 * that breaks off ends the item like any other lost answer.
	 */
	async download<T>(
		{ ifWebPage, ...request }: DownloadRequest,
		store: (audio: Audio) => Promise<T>,
	): Promise<T | undefined> {
		const { account, guard } = this.binding;
		const n8n = this.binding.n8n as IExecuteFunctions;
		const reply = await this.guarded(async () => {
			const response = await send(n8n, account, this.timed(request), 'stream');
			const answer = await readDownload(n8n, response, guard, this.binding.timeoutSeconds);
			if (answer.kind !== 'file') return this.lackIn(answer, request) ?? answer;
			const { audio } = answer;
			const stored = await Promise.race([store(audio), audio.broken]);
			return { kind: 'stored' as const, stored };
		});
		if (reply.kind === 'noAnswer') return this.fail(reply);
		if (reply.kind === 'stored') return reply.stored;
		if (reply.kind === 'empty') return undefined;
		if (reply.kind === 'webPage' && ifWebPage) return this.fail(ifWebPage);
		return this.fail(failureOf(reply, this.binding.labels));
	}

	/** Ends the item: what happened, what to do; names the item. */
	fail({ message, description, cause, httpCode }: Failure): never {
		const { node, itemIndex } = this.binding;
		throw new NodeApiError(
			node,
			{ message, description },
			{
				message: this.named(message),
				description,
				itemIndex,
				...(httpCode ? { httpCode } : {}),
				...(cause ? { failure: { cause } } : {}),
			},
		);
	}

	/** Ends the item because of what the user gave, before or after asking. */
	refuse(message: string, description: string): never {
		const { node, itemIndex } = this.binding;
		throw new NodeOperationError(node, this.named(message), { description, itemIndex });
	}

	private named(message: string): string {
		const { itemIndex } = this.binding;
		return itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
	}

	private timed(request: PbxRequest): HttpRequest {
		return { ...request, timeoutSeconds: this.binding.timeoutSeconds };
	}

	private async exchange(request: PbxRequest): Promise<Reply | NoAnswer> {
		return await this.guarded(async () => {
			const reply = decodeText(await this.answerTo(request), request.expected ?? 'json');
			return this.lackIn(reply, request) ?? reply;
		});
	}

	/** The failure that a reply stands for where the PBX has no such request: nothing was done then. */
	private lackIn(reply: Reply, { parameters }: PbxRequest): NoAnswer | undefined {
		const { feature } = this.binding;
		if (!feature || parameters.reqtype === 'HELP') return undefined;
		const lack = lackOf(feature, reply);
		return lack && { kind: 'noAnswer', mayBeDone: false, ...lack };
	}

	/** The answer as text, without the key. A long one is held once: its bytes end with this function. */
	private async answerTo(request: PbxRequest): Promise<TextReply> {
		const { n8n, account, guard } = this.binding;
		const response = await send(n8n, account, this.timed(request), 'arraybuffer');
		const text = guard.text(textOf(response.body as unknown as Uint8Array));
		logPhpWarnings(n8n, text);
		return {
			status: response.statusCode,
			contentType: headerOf(response, 'content-type'),
			text,
		};
	}

	/** What n8n's helper throws holds the request with the key: only its name is kept. */
	private async guarded<T>(ask: () => Promise<T>): Promise<T | NoAnswer> {
		return await ask().catch(networkFailureOf);
	}

	private async sendWrite({
		otherText = 'unconfirmed',
		...request
	}: WriteRequest): Promise<WriteResult> {
		const { ifAnswerLost, labels } = this.binding;
		const reply = await this.exchange({ ...request, expected: 'write' });
		if (reply.kind !== 'noAnswer') return writeResultOf(reply, { otherText, ifAnswerLost, labels });
		return reply.mayBeDone
			? { kind: 'failure', failure: lostFailure(reply, ifAnswerLost) }
			: { kind: 'failure', failure: reply, nothingDone: true };
	}
}
