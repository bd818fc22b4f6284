#!/usr/bin/env bash
# Asterisk 16.28: the billsec of a row whose phone nobody picked up is as long as the phone rang.
#
# billsec runs from the answer of the caller's channel. Where the dialplan answers before it dials, a NO ANSWER row
# has a billsec, and an ANSWERED one counts the ringing as talk: here a phone that rings for 4 s and is up for less
# than a second. Without that Answer billsec is 0, or the talk alone.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   NO ANSWER, duration 4, billsec 4
#   Answer, Dial in vain:
#     NO ANSWER, billsec counts the ringing
#   NO ANSWER, duration 4, billsec 0
#   Dial in vain:
#     NO ANSWER, billsec does not count the ringing
#   ANSWERED, duration 5, billsec 5
#   Answer, Dial, picked up after 4 s:
#     ANSWERED, billsec counts the ringing
#   ANSWERED, duration 4, billsec 0
#   Dial, picked up after 4 s:
#     ANSWERED, billsec does not count the ringing
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[pbx]
exten => answered,1,Answer()
 same => n,Dial(IAX2/phone/silent,4)
exten => plain,1,Dial(IAX2/phone/silent,4)
exten => answeredshort,1,Answer()
 same => n,Dial(IAX2/phone/short)
exten => plainshort,1,Dial(IAX2/phone/short)
[phones]
exten => caller,1,Set(CDR_PROP(disable)=1)
 same => n,Wait(60)
exten => silent,1,Set(CDR_PROP(disable)=1)
 same => n,Ringing()
 same => n,Wait(60)
exten => short,1,Set(CDR_PROP(disable)=1)
 same => n,Ringing()
 same => n,Wait(4)
 same => n,Answer()
 same => n,Wait(0.3)
END

# judged <extension>: whether the billsec of its caller's row holds the 4 s of ringing
judged() {
	local disposition duration billsec
	forget_rows
	originate "Local/$1@pbx/n" caller@phones
	sleep 1
	calls_over
	IFS=, read -r disposition duration billsec _ <<<"$(rows)"
	printf '\n%s, duration %s, billsec %s\n' "$disposition" "$duration" "$billsec" >&3
	if [ "$duration" -lt 3 ]; then
		echo "$disposition, too short a call"
	elif [ "$billsec" -ge 3 ]; then
		echo "$disposition, billsec counts the ringing"
	else
		echo "$disposition, billsec does not count the ringing"
	fi
}

exec 3>&1
expect 'Answer, Dial in vain' 'NO ANSWER, billsec counts the ringing' "$(judged answered)"
expect 'Dial in vain' 'NO ANSWER, billsec does not count the ringing' "$(judged plain)"
expect 'Answer, Dial, picked up after 4 s' 'ANSWERED, billsec counts the ringing' "$(judged answeredshort)"
expect 'Dial, picked up after 4 s' 'ANSWERED, billsec does not count the ringing' "$(judged plainshort)"
finish
