/** The values of Agents May, each more than the one before. */
export const POLICIES = ['read', 'change', 'reachPeople'];

const READS =
	/^(info|help|blfs|phonebooks|flows|peers|channels|getcurrentcalls|phonebook (query|getall)|queue (list|fulllist)|voicemail (list|messages|message)|campaign listnumbers|virtualext (list|get)\w*|dnd get|agent list\w*|responsepath (list|get\w*))\b/;
const REACHES = /^(dial|transfer|atxtransfer|sms|fax|campaign|nobodyknows)\b/;

/** Of a request that arrived, by the words of the PBX alone: the place of the policy that it needs. */
export function needed({ reqtype, action, subreqtype }: Record<string, string>): number {
	const words = `${reqtype} ${action ?? subreqtype}`.toLowerCase();
	if (READS.test(words)) return 0;
	return REACHES.test(words) ? 2 : 1;
}
