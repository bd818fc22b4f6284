import type { INodeExecutionData } from 'n8n-workflow';

import { ECHO, JUNK, SLOW, type FaultCase } from './cases';
import { complaint } from './judge';
import type { Ran } from './operations';

const ran = (name: string, effect: Ran['effect'], rest: Partial<Ran>): Ran => ({
	name,
	effect,
	items: [],
	...rest,
});
const dial = (error?: string, items: INodeExecutionData[] = []) =>
	ran('call/dial', 'reachesPeople', { error, items });
const state = (error?: string) => ran('extension/getState', 'reads', { error });

const LATE = 'The PBX did not answer in time [item 0]';
const REFUSED: FaultCase = {
	name: 'refused',
	words: /refused the connection/,
	mayBeDone: false,
};

test.each<[string, FaultCase, Ran, string | undefined]>([
	['a read that names the fault', SLOW, state(LATE), undefined],
	['a read without an error', SLOW, state(), 'no error'],
	['other words', SLOW, state('Something went wrong [item 0]'), 'other words'],
	['no item', SLOW, state('The PBX did not answer in time'), 'no item named'],
	['a lost write', SLOW, dial(`Outcome unknown, it may ring. ${LATE}`), undefined],
	['a lost write that does not say so', SLOW, dial(LATE), 'the outcome is unknown'],
	[
		'a write that was never sent, called lost',
		REFUSED,
		dial('Outcome unknown, it may ring. The PBX refused the connection [item 0]'),
		'the outcome is known',
	],
	['a write that looks first', SLOW, ran('flow/setState', 'writes', { error: LATE }), undefined],
	[
		'an unconfirmed write that shows the echo',
		ECHO,
		dial(undefined, [{ json: { confirmed: false, reply: 'Bad request: /?key=[hidden]' } }]),
		undefined,
	],
	[
		'an echo that still holds the key',
		ECHO,
		dial(undefined, [{ json: { confirmed: false, reply: 'Bad request: /?key=canary' } }]),
		'no error',
	],
	[
		'an echo taken for a yes',
		ECHO,
		dial(undefined, [{ json: { confirmed: true, reply: 'Bad request: /?key=[hidden]' } }]),
		'no error',
	],
	[
		'an echo that may be a transcript',
		ECHO,
		ran('recording/getTranscript', 'reads', {
			items: [{ json: { transcript: 'Bad request: /?key=[hidden]' } }],
		}),
		undefined,
	],
	['no items at all', ECHO, dial(), 'no error'],
	['junk without a file', JUNK, ran('recording/download', 'reads', { items: [] }), 'no error'],
	[
		'junk that is called a message',
		JUNK,
		ran('voicemail/download', 'reads', {
			items: [{ json: {}, binary: { data: { data: '', mimeType: 'audio/mpeg' } } }],
		}),
		undefined,
	],
])('%s', (_, faultCase, one, words) => {
	const text = complaint(faultCase, one);
	expect(text?.slice(0, words?.length)).toBe(words);
});
