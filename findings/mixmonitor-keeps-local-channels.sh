#!/usr/bin/env bash
# Asterisk 16.28: that a click-to-call is recorded changes its channels, and the number and time of its CDRs.
#
# Originate over a Local channel without /n. Not recorded: the Local channels vanish when the talk begins, their two
# rows are written then, with no talk in them, and a third row (lastapp AppDial) is the talk. Recorded by
# MixMonitor on the Local channel: nothing is optimised away, as though /n had been asked for; no row is there
# during the talk, and the two that come at its end hold it.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   not recorded: channels in the talk:
#     IAX2/phone
#     IAX2/phone
#   not recorded: rows in the talk:
#     ANSWERED,Dial,Local/source@pbx;1,IAX2/phone
#     ANSWERED,Dial,Local/source@pbx;2,IAX2/phone
#   not recorded: rows after the talk:
#     ANSWERED,AppDial,IAX2/phone,IAX2/phone
#     ANSWERED,Dial,Local/source@pbx;1,IAX2/phone
#     ANSWERED,Dial,Local/source@pbx;2,IAX2/phone
#   not recorded: rows with the 5 s of talk in them:
#     AppDial
#   recorded: channels in the talk:
#     IAX2/phone
#     IAX2/phone
#     Local/source@pbx;1
#     Local/source@pbx;2
#   recorded: rows in the talk:
#     (nothing)
#   recorded: rows after the talk:
#     ANSWERED,Dial,Local/source@pbx;1,IAX2/phone
#     ANSWERED,Dial,Local/source@pbx;2,IAX2/phone
#   recorded: rows with the 5 s of talk in them:
#     Dial
#     Dial
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[pbx]
exten => source,1,Dial(IAX2/phone/answers)
exten => plain,1,Dial(IAX2/phone/answers)
exten => recorded,1,MixMonitor(talk.wav)
 same => n,Dial(IAX2/phone/answers)
[phones]
exten => answers,1,Set(CDR_PROP(disable)=1)
 same => n,Answer()
 same => n,Milliwatt()
END

# click_to_call <destination>: up to 5 s into the talk
click_to_call() {
	forget_rows
	originate Local/source@pbx "$1@pbx"
	sleep 5
}

# The last application of each row that holds the 5 s of talk.
holding_talk() {
	rows | awk -F, '$3 >= 3 { print $4 }'
}

click_to_call plain
expect 'not recorded: channels in the talk' $'IAX2/phone\nIAX2/phone' "$(pbx_channels)"
expect 'not recorded: rows in the talk' \
	$'ANSWERED,Dial,Local/source@pbx;1,IAX2/phone\nANSWERED,Dial,Local/source@pbx;2,IAX2/phone' \
	"$(rows_without_seconds)"
hang_up
calls_over
expect 'not recorded: rows after the talk' \
	$'ANSWERED,AppDial,IAX2/phone,IAX2/phone\nANSWERED,Dial,Local/source@pbx;1,IAX2/phone\nANSWERED,Dial,Local/source@pbx;2,IAX2/phone' \
	"$(rows_without_seconds)"
expect 'not recorded: rows with the 5 s of talk in them' AppDial "$(holding_talk)"

click_to_call recorded
expect 'recorded: channels in the talk' \
	$'IAX2/phone\nIAX2/phone\nLocal/source@pbx;1\nLocal/source@pbx;2' "$(pbx_channels)"
expect 'recorded: rows in the talk' '' "$(rows_without_seconds)"
hang_up
calls_over
expect 'recorded: rows after the talk' \
	$'ANSWERED,Dial,Local/source@pbx;1,IAX2/phone\nANSWERED,Dial,Local/source@pbx;2,IAX2/phone' \
	"$(rows_without_seconds)"
expect 'recorded: rows with the 5 s of talk in them' $'Dial\nDial' "$(holding_talk)"
finish
