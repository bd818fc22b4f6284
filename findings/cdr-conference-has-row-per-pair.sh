#!/usr/bin/env bash
# Asterisk 16.28: a conference of six has fifteen rows of talk, one for each two of its people.
#
# Whoever comes into a ConfBridge gets a row with each one who is there, as though the two had called each other, and
# the last to come one more, without a dstchannel and without a second. So the talk time of a conference grows with
# the square of its people: six of them for a few seconds are fifteen times that. The userfield of a row is that of
# both, with a semicolon between.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   two people:
#     p1;p2
#   four people:
#     p1;p2
#     p1;p3
#     p1;p4
#     p2;p3
#     p2;p4
#     p3;p4
#   six people: rows, and rows with talk:
#     16, 15
#   seconds of talk in them: 64
#   as described
. "$(dirname "$0")/lib/start.sh"

mkdir "$work/etc"
printf '[default_user]\ntype=user\nquiet=yes\n[default_bridge]\ntype=bridge\n' >"$work/etc/confbridge.conf"

start_asterisk app_confbridge <<'END'
[pbx]
exten => _p[0-9],1,Set(CDR(userfield)=${EXTEN})
 same => n,ConfBridge(room)
[phones]
exten => caller,1,Set(CDR_PROP(disable)=1)
 same => n,Wait(60)
END

# meet <people>: as many come, one by one, and stay for 3 s
meet() {
	local person
	forget_rows
	for ((person = 1; person <= $1; person++)); do
		originate "Local/p$person@pbx/n" caller@phones
		sleep 0.5
	done
	sleep 3
	hang_up
	calls_over
}

# The userfields of the rows with a second of talk.
talks() {
	rows | awk -F, '$3 > 0 { print $8 }' | LC_ALL=C sort
}

meet 2
expect 'two people' 'p1;p2' "$(talks)"
meet 4
expect 'four people' $'p1;p2\np1;p3\np1;p4\np2;p3\np2;p4\np3;p4' "$(talks)"
meet 6
expect 'six people: rows, and rows with talk' '16, 15' "$(rows | wc -l), $(talks | wc -l)"
printf '\nseconds of talk in them: %s\n' "$(rows | awk -F, '{ sum += $3 } END { print sum }')"
finish
