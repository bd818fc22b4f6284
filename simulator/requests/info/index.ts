/** The dictionary of `reqtype=INFO`, by `info` in lower case. */
import { chosenBy, type OperationGroup } from '../../operation';
import { agentsInfo } from './agents';
import { agentsconnectedInfo } from './agentsconnected';
import { agentsdelayInfo } from './agentsdelay';
import { balanceInfo } from './balance';
import { callInfo } from './call';
import { cdrsInfo } from './cdrs';
import { configInfo } from './config';
import { didsInfo } from './dids';
import { extensionsInfo } from './extensions';
import { extstateInfo } from './extstate';
import { faxInfo } from './fax';
import { flowInfo } from './flow';
import { inforecordingInfo } from './inforecording';
import { playrecordingInfo } from './playrecording';
import { queueInfo } from './queue';
import { queuecallersInfo } from './queuecallers';
import { queuelogsInfo } from './queuelogs';
import { queuesInfo } from './queues';
import { recordingInfo } from './recording';
import { recordingsInfo } from './recordings';
import { regstateInfo } from './regstate';
import { simplecdrsInfo } from './simplecdrs';
import { smsInfo } from './sms';
import { transcriptInfo } from './transcript';
import { variableInfo } from './variable';
import { voicemailtranscriptInfo } from './voicemailtranscript';

export const infoOperations: OperationGroup = chosenBy('info', {
	agents: agentsInfo,
	agentsconnected: agentsconnectedInfo,
	agentsdelay: agentsdelayInfo,
	balance: balanceInfo,
	call: callInfo,
	cdrs: cdrsInfo,
	config: configInfo,
	dids: didsInfo,
	extensions: extensionsInfo,
	extstate: extstateInfo,
	fax: faxInfo,
	flow: flowInfo,
	inforecording: inforecordingInfo,
	playrecording: playrecordingInfo,
	queue: queueInfo,
	queuecallers: queuecallersInfo,
	queuelogs: queuelogsInfo,
	queues: queuesInfo,
	recording: recordingInfo,
	recordings: recordingsInfo,
	regstate: regstateInfo,
	simplecdrs: simplecdrsInfo,
	sms: smsInfo,
	transcript: transcriptInfo,
	variable: variableInfo,
	voicemailtranscript: voicemailtranscriptInfo,
});
