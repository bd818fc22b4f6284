/** What people type who look for a telephone system in n8n's list of nodes. */
export const SEARCH_WORDS = [
	'voicemail',
	'telephone',
	'telephony',
	'phonebook',
	'transfer',
	'hang up',
	'do not disturb',
	'call center',
	'asterisk',
	'call ended',
	'missed call',
	'campaign',
	'callback',
	'text message',
	'מרכזייה',
	'שיחה',
];
