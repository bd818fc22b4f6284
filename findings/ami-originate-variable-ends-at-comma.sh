#!/usr/bin/env bash
# Asterisk 16.28: a variable that Originate sets ends at its first comma, and has no quotes.
#
# The header Variable is split at commas, though each variable may have a header of its own, and what stands behind
# the comma is dropped: the answer is Success. A JSON text arrives as its first member, without quotes. A comma
# within parentheses or square brackets stays, one within braces does not; a backslash keeps the comma, and is gone.
# The same texts arrive whole with Setvar on the channel that came of it.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, its libraries as Debian bullseye has them. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   Cohen, Levi: Originate, its value, Setvar's value:
#     Success
#     Cohen
#     Cohen, Levi
#   {"name":"Levi","number":204}: Originate, its value, Setvar's value:
#     Success
#     {name:Levi
#     {"name":"Levi","number":204}
#   [204,205]: Originate, its value, Setvar's value:
#     Success
#     [204,205]
#     [204,205]
#   Levi (204, 205), Haifa: Originate, its value, Setvar's value:
#     Success
#     Levi (204, 205)
#     Levi (204, 205), Haifa
#   Cohen\, Levi: Originate, its value, Setvar's value:
#     Success
#     Cohen, Levi
#     Cohen\, Levi
#   as described
. "$(dirname "$0")/lib/start.sh"

start_asterisk <<'END'
[phones]
exten => answers,1,Set(CDR_PROP(disable)=1)
 same => n,Answer()
 same => n,Milliwatt()
END

# value <channel>: of its variable `note`
value() {
	action Getvar "Channel: $1" 'Variable: note' | sed -n 's/^Value: //p'
}

# arrived <text>: the answer of an Originate with it, what the channel then holds, and what after a Setvar
arrived() {
	local channel
	action Originate 'Channel: IAX2/phone/answers' 'Application: Wait' 'Data: 60' "Variable: note=$1" |
		sed -n 's/^Response: //p'
	channel=$(channels | grep '^IAX2/phone-')
	value "$channel"
	action Setvar "Channel: $channel" 'Variable: note' "Value: $1" >/dev/null
	value "$channel"
	hang_up
	calls_over
}

# expect_arrived <text> <what arrives by Originate>
expect_arrived() {
	expect "$1: Originate, its value, Setvar's value" "Success"$'\n'"$2"$'\n'"$1" "$(arrived "$1")"
}

expect_arrived 'Cohen, Levi' 'Cohen'
expect_arrived '{"name":"Levi","number":204}' '{name:Levi'
expect_arrived '[204,205]' '[204,205]'
expect_arrived 'Levi (204, 205), Haifa' 'Levi (204, 205)'
expect_arrived 'Cohen\, Levi' 'Cohen, Levi'
finish
