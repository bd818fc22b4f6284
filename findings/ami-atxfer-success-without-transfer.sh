#!/usr/bin/env bash
# Asterisk 16.28: the manager's Atxfer answers Success, and nothing follows.
#
# The action does no more than press the keys of the feature `atxfer` and of the number on the channel, as a person
# at the phone would. "Atxfer successfully queued" comes as well where these keys do nothing: where the Dial that
# made the call has no option T (or t), and where the sound pbx-transfer is missing, which is played before the
# number is listened to. The answer is the same in all three cases; only with the option and the sound the
# destination rings.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   Dial with T, no sound: answer and channels:
#     Response: Success
#     Message: Atxfer successfully queued
#     IAX2/phone
#     IAX2/phone
#   log:
#     File pbx-transfer does not exist in any format
#   Dial without T: answer and channels:
#     Response: Success
#     Message: Atxfer successfully queued
#     IAX2/phone
#     IAX2/phone
#   Dial with T, the sound is there: answer and channels:
#     Response: Success
#     Message: Atxfer successfully queued
#     IAX2/phone
#     IAX2/phone
#     IAX2/phone
#     Local/204@pbx;1
#     Local/204@pbx;2
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[pbx]
exten => allowed,1,Dial(IAX2/phone/answers,,T)
exten => plain,1,Dial(IAX2/phone/answers)
exten => 204,1,Dial(IAX2/phone/silent,60)
[phones]
exten => answers,1,Set(CDR_PROP(disable)=1)
 same => n,Answer()
 same => n,Milliwatt()
exten => silent,1,Set(CDR_PROP(disable)=1)
 same => n,Ringing()
 same => n,Wait(60)
END

# atxfer <extension>: its caller transfers to 204; prints the answer, and the channels 6 s later
atxfer() {
	local caller
	originate IAX2/phone/answers "$1@pbx"
	sleep 3
	caller=$(action Command 'Command: core show channels concise' | sed -n 's/^Output: \([^!]*\)!pbx!.*/\1/p')
	action Atxfer "Channel: $caller" 'Exten: 204' 'Context: pbx'
	sleep 6
	pbx_channels
	hang_up
	calls_over
}

readonly SUCCESS=$'Response: Success\nMessage: Atxfer successfully queued\n'
readonly TALK=$'IAX2/phone\nIAX2/phone'

expect 'Dial with T, no sound: answer and channels' "$SUCCESS$TALK" "$(atxfer allowed)"
expect 'log' 'File pbx-transfer does not exist in any format' \
	"$(sed -n 's/.*\(File pbx-transfer .*\)/\1/p' "$work/log/full")"

# a twelfth of a second of silence; the transfer that takes place comes last, as it may leave a call behind
mkdir -p "$work/lib/sounds/en"
head -c 667 /dev/zero | tr '\0' '\377' >"$work/lib/sounds/en/pbx-transfer.ulaw"

expect 'Dial without T: answer and channels' "$SUCCESS$TALK" "$(atxfer plain)"
expect 'Dial with T, the sound is there: answer and channels' \
	"$SUCCESS$TALK"$'\nIAX2/phone\nLocal/204@pbx;1\nLocal/204@pbx;2' "$(atxfer allowed)"
finish
