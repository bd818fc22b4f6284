/** The values of Agents May, each more than the one before. */
export const POLICIES = ['read', 'change', 'reachPeople'];

const READS =
	/^(info|help|blfs|phonebooks|flows|peers|channels|getcurrentcalls|phonebook (query|getall)|queue (list|fulllist)|voicemail (list|messages|message)|campaign listnumbers|virtualext (list|get)\w*|dnd get|agent list\w*|responsepath (list|get\w*))\b/;
const REACHES = /^(dial|transfer|atxtransfer|sms|fax|campaign|nobodyknows)\b/;

const ADDS = /^(queue|virtualext|agent) add\b/;
const OWN = /^[2-9]\d{1,5}(-DEMOCO)?$/;
const OUTSIDE = /\d{7}/;

/** Of a request that arrived, by the words of the PBX alone: the place of the policy that it needs. */
export function needed(request: Record<string, string>): number {
	const { reqtype, action, subreqtype, extension = '', value = '' } = request;
	const words = `${reqtype} ${action ?? subreqtype}`.toLowerCase();
	if (READS.test(words)) return 0;
	if (ADDS.test(words)) return OWN.test(extension) ? 1 : 2;
	if (words.startsWith('setflow')) return OUTSIDE.test(value) ? 2 : 1;
	return REACHES.test(words) ? 2 : 1;
}
