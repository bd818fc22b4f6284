/** The dictionary of all requests, by `reqtype` in lower case. */
import { chosenBy, without, type OperationGroup } from '../operation';
import type { Pbx } from '../pbx';
import { agentOperations } from './agent';
import { atxtransferOperation } from './atxtransfer';
import { blfsOperation } from './blfs';
import { campaignOperations } from './campaign';
import { cdrOperations } from './cdr';
import { channelOperation } from './channel';
import { channelsOperation } from './channels';
import { countcallsOperation } from './countcalls';
import { countchannelsOperation } from './countchannels';
import { dialOperation } from './dial';
import { dndOperations } from './dnd';
import { faxOperations } from './fax';
import { flowsOperation } from './flows';
import { getcurrentcallsOperation } from './getcurrentcalls';
import { hangupOperation } from './hangup';
import { helpOperation } from './help';
import { infoOperations } from './info';
import { mediafileOperations } from './mediafile';
import { peersOperation } from './peers';
import { phonebookOperations } from './phonebook';
import { phonebooksOperations } from './phonebooks';
import { queueOperations } from './queue';
import { responsepathOperations } from './responsepath';
import { setflowOperation } from './setflow';
import { smsOperation } from './sms';
import { transferOperation } from './transfer';
import { virtualextOperations } from './virtualext';
import { voicemailOperations } from './voicemail';

const OPERATIONS: OperationGroup = chosenBy('reqtype', {
	agent: agentOperations,
	atxtransfer: atxtransferOperation,
	blfs: blfsOperation,
	campaign: campaignOperations,
	cdr: cdrOperations,
	channel: channelOperation,
	channels: channelsOperation,
	countcalls: countcallsOperation,
	countchannels: countchannelsOperation,
	dial: dialOperation,
	dnd: dndOperations,
	fax: faxOperations,
	flows: flowsOperation,
	getcurrentcalls: getcurrentcallsOperation,
	hangup: hangupOperation,
	help: helpOperation(offeredBy),
	info: infoOperations,
	mediafile: mediafileOperations,
	peers: peersOperation,
	phonebook: phonebookOperations,
	phonebooks: phonebooksOperations,
	queue: queueOperations,
	responsepath: responsepathOperations,
	setflow: setflowOperation,
	sms: smsOperation,
	transfer: transferOperation,
	virtualext: virtualextOperations,
	voicemail: voicemailOperations,
});

/** The requests that this provider's PBX knows. */
export function offeredBy({ switches }: Pbx): OperationGroup {
	const { notOffered } = switches;
	return notOffered.length === 0 ? OPERATIONS : without(OPERATIONS, notOffered);
}
