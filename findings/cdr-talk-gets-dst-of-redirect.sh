#!/usr/bin/env bash
# Asterisk 16.28: the row of a talk that is over says in dst and userfield where the caller was sent afterwards.
#
# The manager's Redirect takes the caller out of a talk. That talk has a row of its own, with the phone it was held
# with and its seconds, but its dst is the extension that the caller was sent to, and its userfield what is set
# there: so it reads like the talk that followed. Where the dialplan itself goes on behind the Dial, with the option
# g and a Goto, each row keeps its own.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   with seconds: ANSWERED,3,3,sales,mark of sales NO ANSWER,3,3,support,mark of support
#   Dial with g, Goto:
#     ANSWERED,sales,mark of sales
#     NO ANSWER,support,mark of support
#   with seconds: ANSWERED,3,3,support,mark of support NO ANSWER,3,3,support,mark of support
#   Redirect:
#     ANSWERED,support,mark of support
#     NO ANSWER,support,mark of support
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[pbx]
exten => sales,1,Set(CDR(userfield)=mark of sales)
 same => n,Dial(IAX2/phone/answers,,g)
 same => n,Goto(support,1)
exten => support,1,Set(CDR(userfield)=mark of support)
 same => n,Dial(IAX2/phone/silent,3)
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

# talks: a caller, with sales
talks() {
	forget_rows
	originate Local/sales@pbx/n caller@phones
	sleep 3
}

# told: once the caller has rung support in vain, the rows in their order: disposition,dst,userfield
told() {
	calls_over
	printf '\nwith seconds: %s\n' "$(rows | cut -d, -f1-3,7- | paste -sd' ')" >&3
	rows | cut -d, -f1,7-
}

exec 3>&1
talks
action Hangup "Channel: $(channels | grep '^IAX2/phone-')" >/dev/null
expect 'Dial with g, Goto' $'ANSWERED,sales,mark of sales\nNO ANSWER,support,mark of support' "$(told)"

talks
action Redirect "Channel: $(channels | grep '^Local/.*;2$')" 'Exten: support' 'Context: pbx' 'Priority: 1' >/dev/null
expect 'Redirect' $'ANSWERED,support,mark of support\nNO ANSWER,support,mark of support' "$(told)"
finish
