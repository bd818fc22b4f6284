/** CAMPAIGN (pbx.md#campaigns). */
import { ask, askJson, usePbx, type Params } from '../client';

describe('8.22 CAMPAIGN', () => {
	const pbx = usePbx();
	const act = async (action: string, params: Params = {}) =>
		(await ask(pbx(), { reqtype: 'campaign', campaign: '12', action, ...params })).body;
	const state = () => pbx().state.campaigns.map((campaign) => campaign.state);

	it('starts, pauses, resumes and stops one on demand, in that order only', async () => {
		expect(await act('resume')).toBe('Campaign is READY: denied');
		expect(await act('Start')).toBe('OK');
		expect(state()[0]).toBe('RUNNING');
		expect(await act('start')).toBe('Campaign is RUNNING: denied');
		expect(await act('Pause')).toBe('OK');
		expect(state()[0]).toBe('PAUSED');
		expect(await act('Resume')).toBe('OK');
		expect(state()[0]).toBe('RUNNING');
		expect(await act('Stop')).toBe('OK');
		expect(state()[0]).toBe('STOPPED');
		expect(await act('pause')).toBe('Campaign is STOPPED: denied');
	});

	it('does not start or stop a scheduled one, but pauses it', async () => {
		const scheduled = { campaign: '13' };
		expect(await act('stop', scheduled)).toBe('Campaign is not on demand: denied');
		expect(await act('start', scheduled)).toBe('Campaign is not on demand: denied');
		expect(await act('pause', scheduled)).toBe('OK');
		expect(state()[1]).toBe('PAUSED');
	});

	it('keeps numbers with descriptions', async () => {
		expect(await act('addnumber', { number: '0500000001', numberdescription: 'דנה' })).toBe('OK');
		expect(await act('addnumber', { number: '0500000002' })).toBe('OK');
		const list = { reqtype: 'CAMPAIGN', action: 'listnumbers', campaign: '12' };
		expect(await askJson(pbx(), list)).toMatchObject([
			{ number: '0500000001', numberdescription: 'דנה' },
			{ number: '0500000002', numberdescription: '' },
		]);
		pbx().switches.campaignNumbers = 'numbers';
		expect(await askJson(pbx(), list)).toEqual(['0500000001', '0500000002']);
		expect(await act('delnumber', { number: '0500000001' })).toBe('OK');
		expect(await act('delnumber', { number: '0500000001' })).toBe('No such number');
		expect(await act('cleannumbers')).toBe('OK');
		expect(await askJson(pbx(), list)).toEqual([]);
	});

	it('names what is missing or unknown', async () => {
		expect(await act('addnumber')).toBe('No number specified');
		expect(await act('delnumber')).toBe('No number specified');
		expect(await act('start', { campaign: '' })).toBe('No campaign specified');
		expect(await act('start', { campaign: '99' })).toBe('Wrong or missing campaign');
		expect(await act('listnumbers', { campaign: '99' })).toBe('');
		expect(await act('listnumbers', { campaign: '' })).toBe('No campaign specified');
	});
});
