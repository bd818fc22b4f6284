# Calls on that Asterisk, by its manager, and what is to be seen of them.

# action <name> <header>...: an action of the manager; prints its reply, without the blank line.
action() {
	local line
	printf '%s\r\n' "Action: $1" "${@:2}" '' >&"$manager"
	while IFS= read -r -t 30 line <&"$manager"; do
		line=${line%$'\r'}
		if [ -z "$line" ]; then return; fi
		echo "$line"
	done
	echo 'the manager does not answer' >&2
	exit 2
}

# listen: from now on the manager's events are kept.
listen() {
	exec {listener}<>"/dev/tcp/127.0.0.1/$manager_port"
	printf '%s\r\n' 'Action: Login' 'Username: finding' 'Secret: of this run alone' '' >&"$listener"
	cat <&"$listener" >>"$work/log/events" &
	listener_pid=$!
}

# events <beginning>: the names of those events since the last `forget_events` that begin so, in their order.
events() {
	tr -d '\r' <"$work/log/events" | sed -n "s/^Event: \($1.*\)/\1/p"
}

forget_events() { : >"$work/log/events"; }

# The names of all channels that are up.
channels() {
	action Command 'Command: core show channels concise' | sed -n 's/^Output: \([^!]*\)!.*/\1/p'
}

# The channels that are up, sorted, but for the telephones' own ends of their calls.
pbx_channels() {
	channels | grep -v '^IAX2/127' | without_marks | LC_ALL=C sort
}

# Channel names without the mark of each channel, which differs from run to run.
without_marks() {
	sed -E 's/-[0-9a-f]{8}(;[12])/\1/g; s/(IAX2\/phone)-[0-9]+/\1/g'
}

# originate <channel> <extension@context>: as a manager does, without waiting for it.
originate() {
	action Originate "Channel: $1" "Exten: ${2%@*}" "Context: ${2#*@}" 'Priority: 1' 'Async: true' >/dev/null
}

# Ends every call.
hang_up() {
	action Command 'Command: channel request hangup all' >/dev/null
}

# The rows of the CDRs since the last `forget_rows`:
# disposition,duration,billsec,lastapp,channel,dstchannel,dst,userfield
rows() {
	without_marks <"$work/log/cdr-custom/rows.csv"
}

forget_rows() { : >"$work/log/cdr-custom/rows.csv"; }

# The rows without their seconds, sorted: disposition,lastapp,channel,dstchannel
rows_without_seconds() {
	rows | cut -d, -f1,4-6 | LC_ALL=C sort
}

# Waits until all calls have ended and their rows are there.
calls_over() {
	until_true 60 no_channels
	sleep 1
}

no_channels() {
	local up
	up=$(channels) && [ -z "$up" ]
}
