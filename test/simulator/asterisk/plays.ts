/** How the simulator plays the recorded scenarios, by the end of their names. */
import type { Instruction } from '../../../simulator';
import type { Bed } from './bed';

export type Play = (bed: Bed) => Promise<void>;

const dial = (number: string, maxRing = 20): Instruction => ({ dial: [number], maxRing });
const HANGUP: Instruction = { application: 'Hangup' };
const BUSY: Instruction = { application: 'Busy' };
const RING_GROUP: Instruction = { dial: ['204', '205', '206'], maxRing: 10 };
const QUEUE: Instruction = { queue: '900', maxWait: 13 };
const voicemail = (seconds: number): Instruction => ({ voicemail: '204', seconds });

/** 204 calls somebody who may not answer, and all is over after some seconds. */
const unanswered =
	(to: string, how: Parameters<Bed['phone']>[1] = {}, ...more: Instruction[]): Play =>
	async ({ phone, internal, after }) => {
		phone(to, how);
		internal(to, dial(to), ...(more.length > 0 ? more : [HANGUP]));
		await after(30);
	};

/** Somebody calls, is answered after a second and hangs up after some seconds' talk. */
const answered =
	(from: string, to: string, party: string, talk = 2.3): Play =>
	async (bed) => {
		const call = bed.from(from, to, dial(party), HANGUP);
		await bed.after(1 + talk);
		await bed.hangUp(call);
	};

/** DIAL is answered by 204 and 205, who talk until a channel is hung up. */
const bothTalk =
	(channel: (call: Awaited<ReturnType<Bed['originate']>>) => string | undefined): Play =>
	async ({ originate, after, hangUp }) => {
		const call = await originate('205');
		await after(4.5);
		await hangUp(call, channel(call));
	};

const kept =
	(play: Play): Play =>
	async (bed) => {
		bed.pbx.switches.localChannels = 'kept';
		await play(bed);
	};

const optimised =
	(talkRow: Bed['pbx']['switches']['talkRow'], play: Play): Play =>
	async (bed) => {
		Object.assign(bed.pbx.switches, { localChannels: 'optimised', talkRow });
		await play(bed);
	};

/** Calls at a moment of the PBX's clock, which then goes on by some seconds. */
const at =
	(moment: string, seconds: number): Play =>
	async ({ pbx, phone, internal, after, hangUp }) => {
		pbx.clock.set(new Date(moment));
		phone('208', { behaviour: 'answers' });
		const call = internal('208', dial('208'));
		await after(seconds);
		await hangUp(call);
	};

const later =
	(how: Partial<Bed['pbx']['switches']>, play: Play): Play =>
	async (bed) => {
		Object.assign(bed.pbx.switches, how);
		await play(bed);
	};

type Begin = (bed: Bed) => Promise<ReturnType<Bed['inbound']>>;

/** A call rings 204; somebody else picks it up, and hangs up. */
const pickedUp =
	(begin: Begin, by = '205'): Play =>
	async (bed) => {
		bed.phone('204', { behaviour: 'noAnswer' });
		const call = await begin(bed);
		await bed.after(2.4);
		bed.pbx.pickUp(call, by);
		await bed.after(2.6);
		await bed.hangUp(call, by);
	};

const toExtension: Begin = async ({ inbound }) => inbound(dial('204'), HANGUP);

/** 204 has a call, asks somebody in another one, and puts both through. */
const joined =
	(begin: Begin, to: string, talk = 4): Play =>
	async (bed) => {
		const waiting = await begin(bed);
		await bed.after(2);
		const asked = bed.from('204', to, dial(to), HANGUP);
		await bed.after(3);
		bed.pbx.joinCalls({ waiting, asked, extension: '204' });
		await bed.after(talk);
		await bed.hangUp(waiting, to);
	};

/** 204 parks whoever has called; something happens, and the caller leaves. */
const parked =
	(then: (bed: Bed, call: Awaited<ReturnType<Begin>>) => Promise<void>): Play =>
	async (bed) => {
		bed.pbx.switches.parkingSeconds = 8;
		const call = await toExtension(bed);
		await bed.after(3.2);
		bed.pbx.park(call, '204');
		await then(bed, call);
		await bed.hangUp(call);
	};

export const PLAYS: Readonly<Record<string, Play>> = {
	'01-internal-answered': answered('204', '205', '205'),
	'02-outbound-answered': answered('204', '0500000002', '0500000002'),
	'03-inbound-answered': answered('0500000001', '0700000000', '204'),
	'04-busy': unanswered('205', { behaviour: 'busy' }, BUSY),
	'05-noanswer': unanswered('205', { behaviour: 'noAnswer' }),
	'06-caller-cancels': async ({ phone, internal, after, hangUp }) => {
		phone('205', { behaviour: 'noAnswer' });
		const call = internal('205', dial('205'), HANGUP);
		await after(2.4);
		await hangUp(call);
	},
	'07-congestion-503': unanswered('0500000503'),
	'07b-unallocated-404': unanswered('0500000404'),
	'08-unreachable-static': unanswered('208'),
	'08b-unreachable-qualified': unanswered('209'),
	'09-unregistered': unanswered('207'),
	'10-ringgroup-one-answers': async ({ phone, inbound, after, hangUp }) => {
		phone('204', { behaviour: 'noAnswer' });
		phone('205', { answersAfterSeconds: 2 });
		phone('206', { behaviour: 'noAnswer' });
		const call = inbound(RING_GROUP, HANGUP);
		await after(4.3);
		await hangUp(call);
	},
	'11-ringgroup-nobody': async ({ phone, inbound, after }) => {
		for (const number of RING_GROUP.dial) phone(number, { behaviour: 'noAnswer' });
		inbound(RING_GROUP, HANGUP);
		await after(20);
	},
	'11c-ringgroup-all-busy': async ({ phone, inbound, after }) => {
		for (const number of RING_GROUP.dial) phone(number, { behaviour: 'busy' });
		inbound(RING_GROUP, HANGUP);
		await after(20);
	},
	'12-queue-2nd-answers': async ({ phone, queue, inbound, after, hangUp }) => {
		queue('204', '205');
		phone('204', { behaviour: 'noAnswer' });
		phone('205', { answersAfterSeconds: 1.5 });
		const call = inbound(QUEUE, HANGUP);
		await after(9.6);
		await hangUp(call);
	},
	'13-queue-abandoned': async ({ phone, queue, inbound, after, hangUp }) => {
		queue('204', '205');
		phone('204', { behaviour: 'noAnswer' });
		phone('205', { behaviour: 'noAnswer' });
		const call = inbound(QUEUE, HANGUP);
		await after(5.9);
		await hangUp(call);
	},
	'14-queue-timeout-voicemail': async ({ phone, queue, inbound, after }) => {
		queue('204', '205');
		phone('204', { behaviour: 'noAnswer' });
		phone('205', { behaviour: 'noAnswer' });
		inbound(QUEUE, voicemail(8.5));
		await after(60);
	},
	'14b-queue-local-members': later(
		{ queueMembers: 'local', localChannels: 'optimised' },
		async ({ phone, queue, inbound, after, hangUp }) => {
			queue('204', '205');
			phone('204', { behaviour: 'noAnswer' });
			const call = inbound(QUEUE, HANGUP);
			await after(9.7);
			await hangUp(call);
		},
	),
	'14c-queue-local-members-n': later(
		{ queueMembers: 'local', localChannels: 'kept' },
		async ({ phone, queue, inbound, after, hangUp }) => {
			queue('204', '205');
			phone('204', { behaviour: 'noAnswer' });
			const call = inbound(QUEUE, HANGUP);
			await after(9.7);
			await hangUp(call);
		},
	),
	'14f-queue-no-members': async ({ queue, inbound, after }) => {
		queue();
		inbound(QUEUE, voicemail(7));
		await after(60);
	},
	'15-blind-by-callee': async ({ inbound, after, transfer, hangUp }) => {
		const call = inbound(dial('204'), HANGUP);
		await after(3);
		await transfer(call, '0500000001', '205');
		await after(3.2);
		await hangUp(call);
	},
	'16-blind-by-caller': async ({ internal, after, transfer, hangUp }) => {
		const call = internal('205', dial('205'), HANGUP);
		await after(3);
		await transfer(call, '205', '206');
		await after(3.2);
		await hangUp(call, '205');
	},
	'17-attended-by-callee': joined(toExtension, '205', 2),
	'17g-attended-by-caller': joined(
		async ({ internal }) => internal('0500000002', dial('0500000002'), HANGUP),
		'205',
	),
	'17h-attended-to-outside': joined(toExtension, '0500000009'),
	'17c-ami-atxfer': async ({ inbound, after, attendedTransfer, hangUp }) => {
		const call = inbound(dial('204'), HANGUP);
		await after(3);
		await attendedTransfer(call, '204', '205');
		await after(3);
		await hangUp(call);
	},
	'17e-ami-blindtransfer': async ({ inbound, after, transfer, hangUp }) => {
		const call = inbound(dial('204'), HANGUP);
		await after(2.5);
		await transfer(call, '0500000001', '205');
		await after(3.2);
		await hangUp(call);
	},
	'17i-attended-while-ringing': async (bed) => {
		bed.phone('205', { answersAfterSeconds: 3 });
		const waiting = await toExtension(bed);
		await bed.after(1.8);
		const asked = bed.from('204', '205', dial('205'), HANGUP);
		await bed.after(1.8);
		bed.pbx.joinCalls({ waiting, asked, extension: '204' });
		await bed.after(4.6);
		await bed.hangUp(waiting, '205');
	},
	'18-forward-302': later(
		{ localChannels: 'optimised' },
		async ({ phone, inbound, after, hangUp }) => {
			phone('204', { forwardsTo: '205' });
			const call = inbound(dial('204'), HANGUP);
			await after(3);
			await hangUp(call);
		},
	),
	'19-c2c-both-answer': optimised(
		'fromDestination',
		async ({ pbx, phone, originate, after, hangUp }) => {
			pbx.switches.ringSeconds = 1;
			phone('205', { answersAfterSeconds: 1.5 });
			const call = await originate('205');
			await after(5);
			await hangUp(call, '205');
		},
	),
	'19n-c2c-both-answer-n': kept(async ({ pbx, phone, originate, after, hangUp }) => {
		pbx.switches.ringSeconds = 1;
		phone('205', { answersAfterSeconds: 1.5 });
		const call = await originate('205');
		await after(5);
		await hangUp(call, '205');
	}),
	'20-c2c-dest-busy': async ({ phone, originate, after }) => {
		phone('205', { behaviour: 'busy' });
		await originate('205');
		await after(10);
	},
	'21-c2c-dest-noanswer': async ({ phone, originate, after }) => {
		phone('205', { behaviour: 'noAnswer' });
		await originate('205', { dialtimeout: '6' });
		await after(10);
	},
	'22-c2c-source-noanswer': async ({ phone, originate, after }) => {
		phone('204', { behaviour: 'noAnswer' });
		await originate('205', { dialtimeout: '6' });
		await after(10);
	},
	'22b-c2c-originate-timeout': async ({ phone, originate, after }) => {
		phone('204', { behaviour: 'noAnswer' });
		await originate('205', { dialtimeout: '4' });
		await after(10);
	},
	'23-c2c-source-busy': async ({ phone, originate, after }) => {
		phone('204', { behaviour: 'busy' });
		await originate('205');
		await after(10);
	},
	'25-c2c-source-unregistered': async ({ dial: click, after }) => {
		await click('205', { source: '207' });
		await after(10);
	},
	'25b-c2c-dest-unregistered': async ({ originate, after }) => {
		await originate('207');
		await after(10);
	},
	'26-c2c-source-hangs-up-while-ringing': async ({ phone, originate, after, hangUp }) => {
		phone('205', { behaviour: 'noAnswer' });
		const call = await originate('205');
		await after(3.5);
		await hangUp(call, '204');
	},
	'27a-hangup-leg-n': kept(bothTalk(({ channels }) => channels[0]?.name)),
	'27b-hangup-leg-n': kept(bothTalk(({ channels }) => channels[1]?.name)),
	'27c-hangup-leg-n': kept(bothTalk(() => '204')),
	'27d-hangup-leg-n': kept(bothTalk(() => '205')),
	'27e-hangup-names': optimised(
		'fromDestination',
		bothTalk(() => '204'),
	),
	'29-confbridge': async ({ from, after, hangUp }) => {
		const meeting = [];
		for (const number of ['204', '205', '206']) {
			meeting.push(from(number, '300', { conference: '300' }));
			await after(0.8);
		}
		await after(2.8);
		for (const call of meeting) {
			await hangUp(call);
			await after(0.8);
		}
	},
	'30-mixmonitor': answered('205', '305', '204', 3),
	'30b-mixmonitor-noanswer': async ({ phone, from, after, hangUp }) => {
		phone('204', { behaviour: 'noAnswer' });
		const call = from('205', '305', dial('204', 10), HANGUP);
		await after(3.4);
		await hangUp(call);
	},
	'31-voicemail-fallback': async ({ phone, from, after }) => {
		phone('204', { behaviour: 'noAnswer' });
		from('205', '210', dial('204', 4), voicemail(9.5));
		await after(60);
	},
	'32-hunt': async ({ phone, inbound, after, hangUp }) => {
		phone('204', { behaviour: 'noAnswer' });
		phone('205', { behaviour: 'busy' });
		const call = inbound(dial('204', 4), dial('205', 4), dial('206', 4), HANGUP);
		await after(7.4);
		await hangUp(call);
	},
	'33-ivr-then-ext': async ({ inbound, after, hangUp }) => {
		const call = inbound({ application: 'Wait', seconds: 2, answers: true }, dial('204'), HANGUP);
		await after(6);
		await hangUp(call);
	},
	'33c-ivr-only': async ({ inbound, after, hangUp }) => {
		const call = inbound({ application: 'Wait', seconds: 2, answers: true }, dial('204'));
		await after(1.5);
		await hangUp(call);
	},
	'34-no-second-party': async ({ internal, after }) => {
		const playAlone = async (number: string, ...dialplan: Instruction[]) => {
			internal(number, ...dialplan);
			await after(5);
		};
		await playAlone('306', { application: 'Congestion', status: 'congestion' });
		await playAlone('307', { application: 'Busy', status: 'busy' });
		await playAlone(
			'308',
			{ application: 'Wait', seconds: 3 },
			{ application: 'Hangup', status: 'congestion' },
		);
		await playAlone('309', { application: 'Wait', seconds: 0.4, answers: true }, HANGUP);
		await playAlone('304', { application: 'Wait', seconds: 2, answers: true }, HANGUP);
	},
	'35-h-extension': async ({ pbx, after }) => {
		const talk: Instruction = { dial: ['204'], maxRing: 10, talkSeconds: 2.3, goesOn: true };
		pbx.placeCall({ from: '205', to: '311', dialplan: [talk, HANGUP], hangupApplication: 'Wait' });
		await after(10);
	},
	'38-queue-then-blind': async ({ queue, inbound, after, transfer, hangUp }) => {
		queue('204');
		const call = inbound(QUEUE, HANGUP);
		await after(3.2);
		await transfer(call, '0500000001', '206');
		await after(3.2);
		await hangUp(call);
	},
	'40-subsecond': async (bed) => {
		await answered('204', '205', '205', 0.3)(bed);
		await answered('204', '205', '205', 0.6)(bed);
	},
	'41-same-parties-twice': async (bed) => {
		await answered('0500000001', '0700000000', '204', 1.2)(bed);
		await answered('0500000001', '0700000000', '204', 1.2)(bed);
	},
	'42-ringgroup-all-at-once': async ({ inbound, after, hangUp }) => {
		const call = inbound(RING_GROUP, HANGUP);
		await after(3);
		await hangUp(call);
	},
	'44-ami-hangup-cause': answered('204', '205', '205', 1.5),
	'45-ami-hangup-ringing-callee': async ({ phone, internal, after, hangUp }) => {
		phone('205', { behaviour: 'noAnswer' });
		const call = internal('205', dial('205'), HANGUP);
		await after(1.5);
		await hangUp(call, '205');
	},
	'47-originate-without-local-noanswer': async ({ pbx, phone, after }) => {
		phone('204', { behaviour: 'noAnswer' });
		pbx.originate({ to: '204', maxRing: 4, application: 'Wait', seconds: 3 });
		await after(10);
	},
	'50-midnight': at('2026-11-30T23:59:54.800+02:00', 11.7),
	'51-autumn-into-repeat': at('2026-10-25T01:59:54.800+03:00', 11.7),
	'51b-autumn-second-pass': at('2026-10-25T01:30:00.500+02:00', 6.2),
	'51c-autumn-hour-long': at('2026-10-25T01:29:59.500+03:00', 3606.9),
	'52-spring-gap': at('2027-03-26T01:59:55.200+02:00', 11.4),
	'53-long': at('2026-11-30T10:00:00+02:00', 7208.2),
	'60-c2c-dest-busy-nothing-after-dial': later(
		{ behindDial: 'nothing' },
		async ({ phone, originate, after }) => {
			phone('205', { behaviour: 'busy' });
			await originate('205');
			await after(10);
		},
	),
	'62-hangup-local-after-optimisation': optimised('fromSource', async (bed) => {
		const call = await bed.originate('205');
		await bed.after(3);
		const refusal = await bed.hangUp(call, call.channels[0]?.name);
		if (refusal !== 'Error|No such channel|') throw new Error(refusal);
		await bed.after(1.2);
		await bed.hangUp(call, '204');
	}),
	'63-unrelated-originate': async ({ pbx, inbound, after, hangUp }) => {
		const call = inbound(dial('204'), HANGUP);
		await after(2);
		const localContext = 'member';
		pbx.originate({ to: '205', localContext, maxRing: 30, application: 'Wait', seconds: 2.5 });
		await after(3);
		await hangUp(call);
		await after(1);
	},
	'64-ami-atxfer-of-customer': async ({ inbound, after, attendedTransfer, hangUp }) => {
		const call = inbound(dial('204'), HANGUP);
		await after(2.5);
		await attendedTransfer(call, '0500000001', '205');
		await after(3);
		await hangUp(call, '204');
	},
	'65-recording-while-up': answered('205', '305', '204', 2.5),
	'66-park-retrieved': parked(async ({ pbx, after }, call) => {
		await after(4.5);
		pbx.takeBack(call, '205');
		await after(2.5);
	}),
	'67-park-comes-back': parked(async ({ pbx, after }) => {
		pbx.clock.advance({ seconds: pbx.switches.parkingSeconds });
		await after(2.6);
	}),
	'68-park-abandoned': parked(async ({ after }) => await after(3.2)),
	'69-pickup': pickedUp(async ({ inbound }) => inbound(dial('204'), HANGUP)),
	'69b-pickup-internal': pickedUp(async ({ from }) => from('206', '204', dial('204'), HANGUP)),
	'69c-pickup-ringgroup': async (bed) => {
		bed.phone('205', { behaviour: 'noAnswer' });
		const begin: Begin = async ({ inbound }) =>
			inbound({ dial: ['204', '205'], maxRing: 30 }, HANGUP);
		await pickedUp(begin, '206')(bed);
	},
	'69d-pickup-queue': pickedUp(async ({ queue, inbound }) => {
		queue('204');
		return inbound(QUEUE, HANGUP);
	}),
	'69e-pickup-queue-at-once': later(
		{ pickedUpInQueue: 'atOnce' },
		pickedUp(async ({ queue, inbound }) => {
			queue('204');
			return inbound(QUEUE, HANGUP);
		}),
	),
	'70-did-to-mobile': answered('0500000001', '0700000003', '0500000009', 2.5),
	'70b-did-to-mobile-unanswered': async ({ inbound, after, hangUp }) => {
		const call = inbound(dial('0500000408'), HANGUP);
		await after(4);
		await hangUp(call);
	},
};

/** Where rows are as recorded, but not their seconds, and why. */
export const OTHER_TIMES: Readonly<Record<string, string>> = {
	'17c-ami-atxfer': 'the transferer of the simulator leaves as soon as the colleague answers',
	'60-c2c-dest-busy-nothing-after-dial': 'the recorded source held the line for three seconds',
	'64-ami-atxfer-of-customer': 'as 17c-ami-atxfer',
};
