/* eslint-disable */
import { usePbx } from '../support';
const pbx = usePbx();
const OPS: any = {
 read: {resource:'extension',operation:'getState',extension:'204'},
 write: {resource:'call',operation:'dial',source:'204',destination:'0500000001'},
};
const out: string[] = [];
afterAll(() => console.log(out.join('\n')));
test.each(['http401','http404','http500','redirect','dropBeforeReply','dropInBody','slow','truncated','junk','echoRequest','webPage','blank','otherJson','phpWarning','bom','strayLineEnds'] as const)('%s', async (fault) => {
	for (const op of ['read','write','download'] as const) {
	 pbx.simulator.clearFaults(); pbx.simulator.clearRequests();
	 const {uniqueId} = pbx.simulator.addEndedCall({recording:true});
	 pbx.simulator.fail(fault, {milliseconds: 2500, bytes: 50e6});
	 const t = Date.now();
	 const p = op === 'download' ? {resource:'recording',operation:'download',callId:uniqueId, outputField:'data'} : OPS[op];
	 const run = await pbx.run({...p, options:{timeoutSeconds: fault==='slow'?1:60}});
	 out.push([fault, op, pbx.sent().length, Date.now()-t, run.error?.message, '|', run.error?.description, '|', JSON.stringify(run.json())].join(' '));
	 pbx.simulator.clearFaults();
	}
}, 60000);
