#!/usr/bin/env bash
# Asterisk 16.28: a call that nobody took has an ANSWERED row.
#
# The channel is answered (by a menu, a queue, a click-to-call's source), then a Dial runs into its time limit.
# Where the dialplan does anything more, a mere Hangup() included, a second row follows: ANSWERED, without a
# dstchannel. With nothing behind Dial it does not come, nor where the channel was not answered. So the
# disposition alone does not tell whether somebody took a call, and one line of the dialplan that does nothing
# changes the number of rows.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   Answer, Dial:
#     NO ANSWER,Dial,Local/nothing@pbx;2,IAX2/phone
#   Answer, Dial, Hangup:
#     ANSWERED,Hangup,Local/hangup@pbx;2,
#     NO ANSWER,Dial,Local/hangup@pbx;2,IAX2/phone
#   Answer, Dial, NoOp:
#     ANSWERED,NoOp,Local/noop@pbx;2,
#     NO ANSWER,Dial,Local/noop@pbx;2,IAX2/phone
#   Dial, Hangup:
#     NO ANSWER,Dial,Local/unanswered@pbx;2,IAX2/phone
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[pbx]
exten => nothing,1,Answer()
 same => n,Dial(IAX2/phone/silent,2)
exten => hangup,1,Answer()
 same => n,Dial(IAX2/phone/silent,2)
 same => n,Hangup()
exten => noop,1,Answer()
 same => n,Dial(IAX2/phone/silent,2)
 same => n,NoOp()
exten => unanswered,1,Dial(IAX2/phone/silent,2)
 same => n,Hangup()
[phones]
exten => caller,1,Set(CDR_PROP(disable)=1)
 same => n,Wait(60)
exten => silent,1,Set(CDR_PROP(disable)=1)
 same => n,Ringing()
 same => n,Wait(60)
END

# rows_of <extension>: of a caller of it, as disposition,lastapp,channel,dstchannel
rows_of() {
	forget_rows
	originate "Local/$1@pbx/n" caller@phones
	sleep 1
	calls_over
	rows_without_seconds
}

expect 'Answer, Dial' \
	'NO ANSWER,Dial,Local/nothing@pbx;2,IAX2/phone' "$(rows_of nothing)"
expect 'Answer, Dial, Hangup' \
	$'ANSWERED,Hangup,Local/hangup@pbx;2,\nNO ANSWER,Dial,Local/hangup@pbx;2,IAX2/phone' "$(rows_of hangup)"
expect 'Answer, Dial, NoOp' \
	$'ANSWERED,NoOp,Local/noop@pbx;2,\nNO ANSWER,Dial,Local/noop@pbx;2,IAX2/phone' "$(rows_of noop)"
expect 'Dial, Hangup' \
	'NO ANSWER,Dial,Local/unanswered@pbx;2,IAX2/phone' "$(rows_of unanswered)"
finish
