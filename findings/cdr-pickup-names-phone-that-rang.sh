#!/usr/bin/env bash
# Asterisk 16.28: a call that another phone picks up has an ANSWERED row of the phone that rang.
#
# Nobody took the call there: Pickup() took it to another phone, whose own call leaves no row. The seconds of the row
# are those of the ringing or none, from one call to the next. The talk is the caller's second row, as if the caller
# had dialled the other phone; its userfield is that of both callers, with a semicolon between. Out of a queue
# queue_log, too, has the caller connected to the member that only rang. The caller's channel was answered before,
# as a menu does.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   with seconds:
#   ANSWERED,3,3,Dial,Local/dial@pbx;2,IAX2/phone,dial,caller
#   ANSWERED,2,2,Dial,Local/dial@pbx;2,Local/other@pbx;2,dial,caller;other
#   Dial:
#     ANSWERED,Dial,Local/dial@pbx;2,IAX2/phone,caller
#     ANSWERED,Dial,Local/dial@pbx;2,Local/other@pbx;2,caller;other
#   with seconds:
#   ANSWERED,4,3,Queue,Local/queue@pbx;2,IAX2/phone,queue,caller
#   ANSWERED,2,2,Queue,Local/queue@pbx;2,Local/other@pbx;2,queue,caller;other
#   Queue:
#     ANSWERED,Queue,Local/queue@pbx;2,IAX2/phone,caller
#     ANSWERED,Queue,Local/queue@pbx;2,Local/other@pbx;2,caller;other
#   connected in queue_log:
#     IAX2/phone/silent
#   as described
. "$(dirname "$0")/lib/start.sh"

mkdir "$work/etc"
printf '[queue]\nmember=IAX2/phone/silent\n' >"$work/etc/queues.conf"

start_asterisk app_queue app_directed_pickup <<'END'
[pbx]
exten => dial,1,Set(CDR(userfield)=caller)
 same => n,Answer()
 same => n,Set(__PICKUPMARK=ringing)
 same => n,Dial(IAX2/phone/silent)
exten => queue,1,Set(CDR(userfield)=caller)
 same => n,Answer()
 same => n,Set(__PICKUPMARK=ringing)
 same => n,Queue(queue)
exten => other,1,Set(CDR(userfield)=other)
 same => n,Pickup(ringing@PICKUPMARK)
[phones]
exten => caller,1,Set(CDR_PROP(disable)=1)
 same => n,Wait(60)
exten => silent,1,Set(CDR_PROP(disable)=1)
 same => n,Ringing()
 same => n,Wait(60)
END

# picked_up <extension>: rings for 3 s, then 3 s of talk with the other phone
picked_up() {
	forget_rows
	originate "Local/$1@pbx/n" caller@phones
	sleep 3
	originate Local/other@pbx/n caller@phones
	sleep 3
	hang_up
	calls_over
	printf '\nwith seconds:\n%s\n' "$(rows)" >&3
	rows | cut -d, -f1,4-6,8 | LC_ALL=C sort
}

exec 3>&1
expect 'Dial' \
	$'ANSWERED,Dial,Local/dial@pbx;2,IAX2/phone,caller\nANSWERED,Dial,Local/dial@pbx;2,Local/other@pbx;2,caller;other' \
	"$(picked_up dial)"
expect 'Queue' \
	$'ANSWERED,Queue,Local/queue@pbx;2,IAX2/phone,caller\nANSWERED,Queue,Local/queue@pbx;2,Local/other@pbx;2,caller;other' \
	"$(picked_up queue)"
expect 'connected in queue_log' 'IAX2/phone/silent' \
	"$(awk -F'|' '$5 == "CONNECT" { print $4 }' "$work/log/queue_log")"
finish
