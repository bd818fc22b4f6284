import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { PbxBinding } from './binding';
import type { Settings } from './account';
import type { Audio } from './download';
import { exchange, exchangeForFile, type PbxRequest } from './exchange';
import { DryRunEnd, plannedRequest } from './plannedRequest';
import type { Failure } from './failures';
import { failureOf } from './replyFailures';
import type { SentWrite, WriteOutcome, WriteResult } from './writeResult';
import { writeResultOf } from './writeResult';
import type { Reply } from '../pbx/reply/reply';
import { textWithoutSecrets } from '../pbx/secretTexts';

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
	/** The reply is wanted as it came: whoever asks hides the secrets in it. */
	isReplyRaw?: boolean;
	/** Writes that this one leads to when all goes well; a dry run shows them too. */
	followedBy?: PbxRequest[];
}

/** n8n hands a model no binary data. */
const NO_FILES = {
	message: 'An AI agent is given no audio',
	description:
		'Nothing was sent. Tell which call or message it is: a workflow or a person can fetch the file with the same operation.',
};

/** The PBX as an operation sees it: reads, writes and downloads that either succeed or say why not. */
export class PbxConnection {
	private writesSent = 0;

	constructor(private readonly binding: PbxBinding) {}

	/** Whose PBX it is: one object for all items of an execution whose credential gives the same. */
	get settings(): Settings {
		return this.binding.account.settings;
	}

	/** The same PBX for reads that serve several items: their errors name none of them. */
	ofNoItem(): PbxConnection {
		return new PbxConnection({ ...this.binding, itemIndex: undefined, memory: undefined });
	}

	/** The same PBX with more or less time for each request. */
	withTimeout(timeoutSeconds: number): PbxConnection {
		return new PbxConnection({ ...this.binding, timeoutSeconds });
	}

	/** Asks and names what came back; throws only when nothing came. */
	async ask(request: PbxRequest): Promise<Reply> {
		const reply = await exchange(this.binding, request);
		return reply.kind === 'noAnswer' || reply.kind === 'notOffered' ? this.fail(reply) : reply;
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
		await writeGuard?.lookUp?.();
		const held = writeGuard?.refusal();
		if (held) this.refuse(held.message, held.description);
		this.endDryRun(write, ...followedBy);
		const takeBack = writeGuard?.enter();
		const sentAt = Date.now();
		const result = { ...(await this.sendWrite(write)), sentAt };
		if (result.kind === 'outcome') writeGuard?.answered?.(result.outcome.id);
		if (result.kind === 'failure' && result.delivery === 'notSent') takeBack?.();
		else memory?.writes.keep(key, result);
		return result;
	}

	/** In a dry run ends the item here, with the requests that would be sent from here on. */
	endDryRun(...requests: PbxRequest[]): void {
		if (!this.binding.dryRun) return;
		const { timeoutSeconds } = this.binding;
		throw new DryRunEnd(
			requests.map((request) => plannedRequest(this.settings, { ...request, timeoutSeconds })),
		);
	}

	/**
	 * Hands the audio to `store` while it streams in; undefined when the PBX has none. A stream
	 * that breaks off ends the item like any other lost answer.
	 */
	async download<T>(
		{ ifWebPage, ...request }: DownloadRequest,
		store: (audio: Audio) => Promise<T>,
	): Promise<T | undefined> {
		if (this.binding.isForAgent) this.refuse(NO_FILES.message, NO_FILES.description);
		const reply = await exchangeForFile(this.binding, request, store);
		if (reply.kind === 'noAnswer' || reply.kind === 'notOffered') return this.fail(reply);
		if (reply.kind === 'stored') return reply.stored;
		if (reply.kind === 'empty') return undefined;
		if (reply.kind === 'webPage' && ifWebPage) return this.fail(ifWebPage);
		return this.fail(failureOf(reply, this.binding.labels));
	}

	/** Ends the item: what happened, what to do; names the item. */
	fail({ cause, httpCode, ...failure }: Failure): never {
		const { node, itemIndex } = this.binding;
		// The PBX's own words may be in both.
		const message = textWithoutSecrets(failure.message);
		const description = textWithoutSecrets(failure.description);
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

	private async sendWrite({
		otherText = 'unconfirmed',
		isReplyRaw,
		...request
	}: WriteRequest): Promise<WriteResult> {
		const { ifAnswerLost, labels } = this.binding;
		const expected = request.form || request.upload ? 'writeWithBody' : 'write';
		const reply = await exchange(this.binding, { ...request, expected });
		return reply.kind === 'notOffered'
			? { kind: 'failure', failure: reply, delivery: 'sent' }
			: writeResultOf(reply, { otherText, isReplyRaw, ifAnswerLost, labels });
	}
}
