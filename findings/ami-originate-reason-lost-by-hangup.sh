#!/usr/bin/env bash
# Asterisk 16.28: why an Originate over a Local channel failed is lost where a Hangup() stands behind the Dial.
#
# OriginateResponse has a reason: 5 busy, 8 congestion. They come only while nothing follows the Dial of the Local
# channel. With a mere Hangup() behind it the reason is 0, as for an extension that does not exist. A phone that
# rings in vain until Dial's time limit gives 0 either way; 3, not answered, is the limit of the Originate alone.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   busy, nothing behind Dial:
#     5
#   busy, Hangup behind Dial:
#     0
#   congested, nothing behind Dial:
#     8
#   congested, Hangup behind Dial:
#     0
#   silent until the limit of Dial, nothing behind it:
#     0
#   silent until the limit of Dial, Hangup behind it:
#     0
#   silent until the limit of Originate:
#     3
#   no such extension:
#     0
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[bare]
exten => _[a-z].,1,Dial(IAX2/phone/${EXTEN},2)
[hangup]
exten => _[a-z].,1,Dial(IAX2/phone/${EXTEN},2)
 same => n,Hangup()
[phones]
exten => busy,1,Set(CDR_PROP(disable)=1)
 same => n,Busy(1)
exten => congested,1,Set(CDR_PROP(disable)=1)
 same => n,Congestion(1)
exten => silent,1,Set(CDR_PROP(disable)=1)
 same => n,Ringing()
 same => n,Wait(60)
END
listen

answered() { [ "$(events OriginateResponse)" ]; }

# reason <channel> <milliseconds>: that its Originate with this limit failed for
reason() {
	forget_events
	action Originate "Channel: $1" 'Application: Wait' 'Data: 60' 'Async: true' "Timeout: $2" >/dev/null
	until_true 30 answered
	sleep 0.5
	tr -d '\r' <"$work/log/events" | sed -n '/^Event: OriginateResponse/,/^$/s/^Reason: //p'
	calls_over
}

expect 'busy, nothing behind Dial' 5 "$(reason Local/busy@bare 30000)"
expect 'busy, Hangup behind Dial' 0 "$(reason Local/busy@hangup 30000)"
expect 'congested, nothing behind Dial' 8 "$(reason Local/congested@bare 30000)"
expect 'congested, Hangup behind Dial' 0 "$(reason Local/congested@hangup 30000)"
expect 'silent until the limit of Dial, nothing behind it' 0 "$(reason Local/silent@bare 30000)"
expect 'silent until the limit of Dial, Hangup behind it' 0 "$(reason Local/silent@hangup 30000)"
expect 'silent until the limit of Originate' 3 "$(reason Local/silent@bare 1000)"
expect 'no such extension' 0 "$(reason Local/0@bare 30000)"
finish
