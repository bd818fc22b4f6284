import { agent } from './agent';
import { api } from './api';
import { call } from './call';
import { campaign } from './campaign';
import { cdr } from './cdr';
import { extension } from './extension';
import { fax } from './fax';
import { flow } from './flow';
import type { Resource } from './operation';
import { phonebook } from './phonebook';
import { queue } from './queue';
import { recording } from './recording';
import { report } from './report';
import { sms } from './sms';
import { virtualExtension } from './virtualExtension';
import { voicemail } from './voicemail';

/** Every resource by its value; values are part of saved workflows and never change. The first is the default. */
export const resources: Record<string, Resource> = {
	call,
	agent,
	api,
	campaign,
	cdr,
	extension,
	fax,
	flow,
	phonebook,
	queue,
	recording,
	report,
	sms,
	virtualExtension,
	voicemail,
};
