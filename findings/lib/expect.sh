# What a script says it saw, and how it ends.

failures=0

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
