import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import { pipeCells } from '../../../../../nodes/GisPbx/pbx/reply/pipes';
import { recordingFrom } from '../../../../../nodes/GisPbx/pbx/lists/recording';

const CLOCK = new PbxClock('Asia/Jerusalem');

describe('recordingFrom', () => {
	it('reads the six cells of inforecording', () => {
		const line =
			'88123|pbx01-1717240000.4670|20240601-120003-0500000001-204.wav|2024-06-01 12:00:03|wav|482364';
		expect(recordingFrom(pipeCells(line), CLOCK)).toEqual({
			recordingId: '88123',
			callId: 'pbx01-1717240000.4670',
			fileName: '20240601-120003-0500000001-204.wav',
			recordedAt: '2024-06-01T12:00:03+03:00',
			format: 'wav',
			sizeBytes: 482364,
		});
	});

	it('has null for cells that are blank, odd or not there', () => {
		const nothing = {
			recordingId: null,
			callId: null,
			fileName: null,
			recordedAt: null,
			format: null,
		};
		expect(recordingFrom([], CLOCK)).toEqual({ ...nothing, sizeBytes: null });
		expect(recordingFrom(['', '', '', 'odd', '', 'big'], CLOCK)).toEqual({
			...nothing,
			sizeBytes: null,
		});
	});
});
