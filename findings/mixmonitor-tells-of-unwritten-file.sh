#!/usr/bin/env bash
# Asterisk 16.28: MixMonitor tells of a recording from its start to its end, and never writes it.
#
# Asterisk cannot write mp3, yet a file name that ends so is no error: the action answers Success,
# `mixmonitor list` has the recording, MixMonitorStart and MixMonitorStop come, and MIXMONITOR_FILENAME names the
# file. Only the log says that it could not be opened. What tells the two apart is the blank file in the list. A
# unique ID without an ending behind it is such a name as well: what stands behind its dot is taken for the format.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   talk.wav: told, and written:
#     Success
#     listed: spool/monitor/talk
#     spool/monitor/talk.wav
#     Success
#     MixMonitorStart
#     MixMonitorStop
#     talk.wav
#   talk.mp3: told, not written:
#     Success
#     listed: no file
#     spool/monitor/talk.mp3
#     Success
#     MixMonitorStart
#     MixMonitorStop
#   pbx01-1796000000.45: told, not written:
#     Success
#     listed: no file
#     spool/monitor/pbx01-1796000000.45
#     Success
#     MixMonitorStart
#     MixMonitorStop
#   log:
#     No such format 'mp3'
#     No such format '45'
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[phones]
exten => answers,1,Set(CDR_PROP(disable)=1)
 same => n,Answer()
 same => n,Milliwatt()
END
listen

# recorded <file>: a talk of 3 s is; the answer, the list, the events and the variable, and the files
recorded() {
	local channel
	action Originate 'Channel: IAX2/phone/answers' 'Application: Wait' 'Data: 60' >/dev/null
	channel=$(channels | grep '^IAX2/phone-')
	forget_events
	action MixMonitor "Channel: $channel" "File: $1" | sed -n 's/^Response: //p'
	sleep 3
	action Command "Command: mixmonitor list $channel" |
		sed -nE 's/^Output: 0x[0-9a-f]+\t([^\t]*).*/listed: \1/p' |
		sed "s#$work/##; s/: $/: no file/"
	action Getvar "Channel: $channel" 'Variable: MIXMONITOR_FILENAME' | sed -n 's/^Value: //p' | sed "s#$work/##"
	action StopMixMonitor "Channel: $channel" | sed -n 's/^Response: //p'
	hang_up
	calls_over
	events MixMonitor
	(cd "$work/spool/monitor" && ls)
}

# told <list> <variable> [file]: what `recorded` prints then
told() {
	printf '%s\n' Success "listed: $1" "spool/monitor/$2" Success MixMonitorStart MixMonitorStop "${@:3}"
}

expect 'talk.wav: told, and written' "$(told spool/monitor/talk talk.wav talk.wav)" "$(recorded talk.wav)"
rm "$work/spool/monitor/talk.wav"
expect 'talk.mp3: told, not written' "$(told 'no file' talk.mp3)" "$(recorded talk.mp3)"
expect 'pbx01-1796000000.45: told, not written' "$(told 'no file' pbx01-1796000000.45)" "$(recorded pbx01-1796000000.45)"
expect 'log' $'No such format \'mp3\'\nNo such format \'45\'' \
	"$(sed -n 's/.*\(No such format .*\)/\1/p' "$work/log/full")"
finish
