/** Made-up mailboxes in memory, with a clock of their own: what is left in them, and how reading them fails. */
import type { Row } from '../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';
import { RowKeys } from '../../../../nodes/GisPbx/trigger/feed/keys';
import {
	MESSAGE_CLOCK,
	messageRows,
	rowIn,
	type ToldMessage,
} from '../../../../nodes/GisPbx/trigger/feed/messageRows';
import {
	pollMessages,
	type MessageReader,
	type MessageSettings,
	type MessagesRead,
} from '../../../../nodes/GisPbx/trigger/feed/messages';
import { firstState, type FeedState } from '../../../../nodes/GisPbx/trigger/feed/state';
import { promise } from './proof';
import { MINUTE, SECOND } from './world';

const CLOCK = new PbxClock('Asia/Jerusalem');
const WEEK_MINUTES = 7 * 24 * 60;
const keys = new RowKeys();

/** A message that somebody leaves. Instants in real milliseconds. */
export interface Left {
	id: string;
	mailbox: string;
	receivedAt: number;
	/** From when on the PBX shows it; by default when it has been spoken. */
	appearsAt?: number;
	/** From when on it is heard, and shown as such. */
	heardAt?: number;
	/** The PBX tells neither an ID nor when it was left. */
	isOdd?: boolean;
}

const SECONDS = 5;

/** What goes wrong with a mailbox: nothing comes, or nothing in every form. */
export type MailFault = 'throws' | 'blank';

export class MailWorld implements MessageReader<string> {
	now = 0;
	fault: (mailbox: string) => MailFault | undefined = () => undefined;
	audioFails = false;

	constructor(
		readonly mailboxes: string[],
		readonly left: Left[],
		/** Those that are followed; undefined: all. */
		public chosen?: string[],
	) {}

	async messages(): Promise<MessagesRead> {
		const wanted = this.chosen ?? this.mailboxes;
		const read = new Set(wanted.filter((mailbox) => this.fault(mailbox) !== 'throws'));
		if (wanted.length > 0 && read.size === 0) throw new Error('No mailbox could be read');
		const shown = this.left.filter(
			({ mailbox, receivedAt, appearsAt = receivedAt + SECONDS * SECOND }) =>
				read.has(mailbox) && this.fault(mailbox) === undefined && appearsAt <= this.now,
		);
		const rows = shown.map((each) => rowIn(each.mailbox, this.rowOf(each)));
		return { rows, wanted, read, isAll: this.chosen === undefined };
	}

	async audio({ message }: ToldMessage): Promise<string> {
		if (this.audioFails) throw new Error('No audio came');
		return `audio of ${message.messageId}`;
	}

	private rowOf({ id, receivedAt, heardAt = Infinity, isOdd }: Left): Row {
		const dir = `/spool/${heardAt <= this.now ? 'Old' : 'INBOX'}`;
		if (isOdd) return { callerid: id, origtime: '0', dir };
		return {
			msg_id: id,
			callerid: '"דנה" <0500000001>',
			origtime: String(Math.floor(receivedAt / SECOND)),
			duration: String(SECONDS),
			dir,
		};
	}
}

/** Follows mailboxes as n8n does: keeps the state, and goes back to the last one that told something. */
export class MailFollower {
	private kept: FeedState | undefined;
	private saved: FeedState | undefined;
	readonly emitted: string[] = [];
	failures = 0;
	largestState = 0;

	constructor(
		private readonly world: MailWorld,
		private readonly given: Partial<MessageSettings> = {},
	) {}

	async poll(now: number): Promise<string[]> {
		const { world } = this;
		world.now = now;
		const settings: MessageSettings = {
			clock: MESSAGE_CLOCK,
			rows: messageRows(CLOCK),
			keys,
			lookbackMinutes: WEEK_MINUTES,
			maximumPerPoll: 1000,
			busyRows: Infinity,
			breathe: () => undefined,
			isOver: () => false,
			...this.given,
		};
		const given = this.kept ?? firstState('DEMOCO/voicemailReceived', now - 2 * MINUTE, settings);
		const json = JSON.stringify(given);
		const result = await pollMessages(given, now, settings, world).catch(() => undefined);
		promise('state', JSON.stringify(given) === json, () => 'changed in place');
		if (!result) {
			this.failures++;
			return [];
		}
		promise(
			'state',
			result.state.floor >= given.floor,
			() => `floor back to ${result.state.floor}`,
		);
		const text = JSON.stringify(result.state);
		this.largestState = Math.max(this.largestState, text.length);
		const isFirst = this.kept === undefined;
		this.kept = JSON.parse(text) as FeedState;
		if (isFirst || result.rows.length > 0) this.saved = this.kept;
		const ids = result.rows.map(({ message: { messageId, from } }) => String(messageId ?? from));
		for (const id of ids) this.emitted.push(id);
		return ids;
	}

	/** n8n dies and starts again with what it had written. */
	restart(): void {
		this.kept = this.saved;
	}
}
