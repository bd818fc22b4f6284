# For the scripts above it, which source it: an Asterisk 16.28 out of Debian's packages, on loopback, started
# and ended by the script. Nothing is installed; root is not needed.

set -euo pipefail

work=$(mktemp -d)
unpacked=
asterisk_pid=
manager=
listener_pid=
failures=0

clean_up() {
	local status=$?
	trap - EXIT
	local pid
	for pid in $listener_pid $asterisk_pid; do
		kill -KILL "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	rm -rf "$work" ${unpacked:+"$unpacked"}
	exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

for part in packages asterisk calls; do . "$(dirname "${BASH_SOURCE[0]}")/$part.sh"; done

# until_true <seconds> <command...>: waits until the command succeeds; says whether it did.
until_true() {
	local give_up=$((SECONDS + $1))
	until "${@:2}"; do
		if [ "$SECONDS" -ge "$give_up" ]; then echo "not within $1 s: ${*:2}" >&2 && return 1; fi
		sleep 0.1
	done
}

# expect <what> <expected> <seen>: prints what was seen; where it differs, the script fails at its end.
expect() {
	printf '\n%s:\n%s\n' "$1" "${3:-(nothing)}" | sed '3,$s/^/  /'
	if [ "$2" != "$3" ]; then
		failures=$((failures + 1))
		printf 'CHANGED, was:\n%s\n' "${2:-(nothing)}" | sed '2,$s/^/  /'
	fi
}

# The last line of a script.
finish() {
	if [ "$failures" -gt 0 ]; then printf '\n%s changed\n' "$failures" && exit 1; fi
	printf '\nas described\n'
}
