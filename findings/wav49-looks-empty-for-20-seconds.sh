#!/usr/bin/env bash
# Asterisk 16.28: for 20 s a .WAV (wav49) recording is as long as one with nothing in it, and says 0 bytes of itself.
#
# MixMonitor writes through a buffer of 32 KiB. Of GSM at 1625 bytes a second that is 20 s, in which the file
# stays at the 60 bytes of its header, as long as a recording of a call that nobody took. A .wav of the same call
# grows every 2 s. The size in the RIFF header is 0 until the file is closed, in both: so it tells what is still
# written (0) from what is closed and empty (52), and the length does not.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   missed.WAV, closed:
#     60 bytes, RIFF size 52
#   talk.WAV after 5 s:
#     60 bytes, RIFF size 0
#   talk.WAV after 14 s:
#     60 bytes, RIFF size 0
#   talk.wav after 14 s: 196652 bytes, RIFF size 0
#   talk.wav is longer than 60 bytes:
#     yes
#   after 21 s the buffer is full
#   talk.WAV then:
#     32828 bytes, RIFF size 0
#   talk.WAV, closed: 33080 bytes, RIFF size 33072
#   talk.WAV, closed: its RIFF size is its length less 8:
#     yes
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[pbx]
exten => talk,1,Answer()
 same => n,MixMonitor(talk.WAV)
 same => n,MixMonitor(talk.wav)
 same => n,Dial(IAX2/phone/answers)
exten => missed,1,MixMonitor(missed.WAV)
 same => n,Dial(IAX2/phone/silent,2)
[phones]
exten => caller,1,Set(CDR_PROP(disable)=1)
 same => n,Wait(120)
exten => answers,1,Set(CDR_PROP(disable)=1)
 same => n,Answer()
 same => n,Milliwatt()
exten => silent,1,Set(CDR_PROP(disable)=1)
 same => n,Ringing()
 same => n,Wait(60)
END

cd "$work/spool/monitor"
riff_size() { od -An -tu4 -j4 -N4 "$1" | tr -d ' '; }
length() { stat -c %s "$1"; }
is_longer() { [ "$(length "$1")" -gt "$2" ]; }
state() { echo "$(length "$1") bytes, RIFF size $(riff_size "$1")"; }

originate Local/missed@pbx/n caller@phones
sleep 1
calls_over
expect 'missed.WAV, closed' '60 bytes, RIFF size 52' "$(state missed.WAV)"

originate Local/talk@pbx/n caller@phones
until_true 30 test -e talk.WAV
start=$SECONDS
sleep 5
expect 'talk.WAV after 5 s' '60 bytes, RIFF size 0' "$(state talk.WAV)"
sleep 9
expect 'talk.WAV after 14 s' '60 bytes, RIFF size 0' "$(state talk.WAV)"
printf '\ntalk.wav after 14 s: %s\n' "$(state talk.wav)"
expect 'talk.wav is longer than 60 bytes' yes "$(is_longer talk.wav 60 && echo yes)"
until_true 60 is_longer talk.WAV 60
printf '\nafter %s s the buffer is full\n' $((SECONDS - start))
expect 'talk.WAV then' '32828 bytes, RIFF size 0' "$(state talk.WAV)"
hang_up
calls_over
printf '\ntalk.WAV, closed: %s\n' "$(state talk.WAV)"
expect 'talk.WAV, closed: its RIFF size is its length less 8' yes \
	"$([ "$(riff_size talk.WAV)" -eq $(($(length talk.WAV) - 8)) ] && echo yes)"
finish
