# For the scripts above it, which source it: an Asterisk 16.28 out of Debian's packages, on loopback, started
# and ended by the script. Nothing is installed; root is not needed.

set -euo pipefail

work=$(mktemp -d)
unpacked=
asterisk_pid=
manager=
listener_pid=

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

for part in packages asterisk calls expect; do . "$(dirname "${BASH_SOURCE[0]}")/$part.sh"; done

# until_true <seconds> <command...>: waits until the command succeeds; says whether it did.
until_true() {
	local give_up=$((SECONDS + $1))
	until "${@:2}"; do
		if [ "$SECONDS" -ge "$give_up" ]; then echo "not within $1 s: ${*:2}" >&2 && return 1; fi
		sleep 0.1
	done
}
