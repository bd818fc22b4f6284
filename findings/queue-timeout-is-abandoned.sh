#!/usr/bin/env bash
# Asterisk 16.28: a caller who waited in vain in a queue, and then talks to somebody, is counted as abandoned.
#
# When the time limit of Queue() is over, the dialplan goes on and the caller is still there. The manager says
# QueueCallerAbandon all the same, as it does of a caller who hangs up, and the queue's figure of abandoned calls
# (A: in `queue show`, Abandoned in QueueStatus) is one higher. Who leaves the queue by a key is not counted. In
# queue_log the three differ: EXITWITHTIMEOUT, ABANDON, EXITWITHKEY. So the same wait is a lost call by the
# events, and none by the log.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   the limit is over, the caller talks:
#     QueueCallerJoin
#     QueueCallerAbandon
#     QueueCallerLeave
#     C:0, A:1
#     ENTERQUEUE
#     EXITWITHTIMEOUT
#     ANSWERED,Dial,Local/late@pbx;2,IAX2/phone
#     NO ANSWER,Queue,Local/late@pbx;2,IAX2/phone
#   the caller hangs up:
#     QueueCallerJoin
#     QueueCallerAbandon
#     QueueCallerLeave
#     C:0, A:1
#     ENTERQUEUE
#     ABANDON
#     NO ANSWER,Queue,Local/gone@pbx;2,IAX2/phone
#   the caller presses a key, and talks:
#     QueueCallerJoin
#     QueueCallerLeave
#     C:0, A:0
#     ENTERQUEUE
#     EXITWITHKEY
#     ANSWERED,Dial,Local/key@pbx;2,IAX2/phone
#     NO ANSWER,Queue,Local/key@pbx;2,IAX2/phone
#   as described
. "$(dirname "$0")/lib/start.sh"

mkdir "$work/etc"
for queue in late gone key; do
	printf '[%s]\ncontext=keys\nmember=IAX2/phone/silent\n' "$queue"
done >"$work/etc/queues.conf"

start_asterisk app_queue app_senddtmf <<'END'
[pbx]
exten => late,1,Answer()
 same => n,Queue(late,,,,3)
 same => n,Dial(IAX2/phone/answers)
exten => gone,1,Answer()
 same => n,Queue(gone,,,,60)
exten => key,1,Answer()
 same => n,Queue(key,,,,60)
[keys]
exten => 1,1,Dial(IAX2/phone/answers)
[phones]
exten => caller,1,Set(CDR_PROP(disable)=1)
 same => n,Wait(60)
exten => answers,1,Set(CDR_PROP(disable)=1)
 same => n,Answer()
 same => n,Milliwatt()
exten => silent,1,Set(CDR_PROP(disable)=1)
 same => n,Ringing()
 same => n,Wait(60)
END
listen

# waits <queue>: a caller waits in it
waits() {
	forget_events
	forget_rows
	originate "Local/$1@pbx/n" caller@phones
	sleep 1.5
}

# told <queue>: once the call is over, its events, the queue's figures, the log and the rows
told() {
	hang_up
	calls_over
	events QueueCaller
	action Command "Command: queue show $1" | sed -n 's/.*\(C:[0-9]*, A:[0-9]*\).*/\1/p'
	awk -F'|' -v queue="$1" '$3 == queue && $4 == "NONE" { print $5 }' "$work/log/queue_log"
	rows_without_seconds
}

waits late
sleep 5
expect 'the limit is over, the caller talks' \
	$'QueueCallerJoin\nQueueCallerAbandon\nQueueCallerLeave\nC:0, A:1\nENTERQUEUE\nEXITWITHTIMEOUT\nANSWERED,Dial,Local/late@pbx;2,IAX2/phone\nNO ANSWER,Queue,Local/late@pbx;2,IAX2/phone' \
	"$(told late)"

waits gone
expect 'the caller hangs up' \
	$'QueueCallerJoin\nQueueCallerAbandon\nQueueCallerLeave\nC:0, A:1\nENTERQUEUE\nABANDON\nNO ANSWER,Queue,Local/gone@pbx;2,IAX2/phone' \
	"$(told gone)"

waits key
action PlayDTMF "Channel: $(channels | grep '^Local/.*;1$')" 'Digit: 1' >/dev/null
sleep 3
expect 'the caller presses a key, and talks' \
	$'QueueCallerJoin\nQueueCallerLeave\nC:0, A:0\nENTERQUEUE\nEXITWITHKEY\nANSWERED,Dial,Local/key@pbx;2,IAX2/phone\nNO ANSWER,Queue,Local/key@pbx;2,IAX2/phone' \
	"$(told key)"
finish
