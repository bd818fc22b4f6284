/**
 * CAMPAIGN: numbers and the state of a campaign (pbx.md#campaigns). A running campaign dials
 * nobody here; what counts is what the PBX remembers.
 */
import { chosenBy, reads, writes, type Operation } from '../operation';
import { done, refused } from '../outcome';
import { nothing, phpJson, sqlRows, text } from '../reply';
import type { Campaign, CampaignState } from '../state';

type Params = Record<string, string>;

const MISSING = 'No campaign specified';
const UNKNOWN = 'Wrong or missing campaign';

/** A change to one campaign; `carryOut` returns the sentence of a refusal. */
function change(carryOut: (campaign: Campaign, params: Params) => string | undefined): Operation {
	return writes((pbx, request) => {
		const { campaign: id } = request.params;
		const style = pbx.switches.campaignReply;
		if (!id) return refused(style, request, MISSING);
		const campaign = pbx.state.campaigns.find((candidate) => candidate.id === id);
		const refusal = campaign ? carryOut(campaign, request.params) : UNKNOWN;
		return refusal ? refused(style, request, refusal) : done(style, request, 'OK');
	});
}

interface Transition {
	from: readonly CampaignState[];
	to: CampaignState;
	/** start and stop move campaigns on demand only. */
	onDemandOnly: boolean;
}

const move = ({ from, to, onDemandOnly }: Transition): Operation =>
	change((campaign) => {
		if (onDemandOnly && campaign.kind !== 'onDemand') return 'Campaign is not on demand: denied';
		if (!from.includes(campaign.state)) return `Campaign is ${campaign.state}: denied`;
		campaign.state = to;
		return undefined;
	});

export const campaignOperations = chosenBy('action', {
	addnumber: change((campaign, { number, numberdescription = '' }) => {
		if (!number) return 'No number specified';
		campaign.numbers.push({ number, description: numberdescription });
		return undefined;
	}),
	delnumber: change((campaign, { number }) => {
		if (!number) return 'No number specified';
		const left = campaign.numbers.filter((entry) => entry.number !== number);
		if (left.length === campaign.numbers.length) return 'No such number';
		campaign.numbers = left;
		return undefined;
	}),
	cleannumbers: change((campaign) => {
		campaign.numbers = [];
		return undefined;
	}),
	listnumbers: reads((pbx, request) => {
		const { campaign: id } = request.params;
		if (!id) return text(MISSING);
		const campaign = pbx.state.campaigns.find((candidate) => candidate.id === id);
		if (!campaign) return nothing;
		if (pbx.switches.campaignNumbers === 'numbers' && request.format === 'json') {
			return text(phpJson(campaign.numbers.map(({ number }) => number)));
		}
		const rows = campaign.numbers.map(({ number, description }) => ({
			number,
			numberdescription: description,
			status: campaign.state,
		}));
		return sqlRows(pbx, request, rows);
	}),
	start: move({ from: ['READY', 'STOPPED'], to: 'RUNNING', onDemandOnly: true }),
	stop: move({ from: ['RUNNING', 'PAUSED'], to: 'STOPPED', onDemandOnly: true }),
	pause: move({ from: ['RUNNING'], to: 'PAUSED', onDemandOnly: false }),
	resume: move({ from: ['PAUSED'], to: 'RUNNING', onDemandOnly: false }),
});
