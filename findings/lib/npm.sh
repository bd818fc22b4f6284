# For the scripts above it, which source it: packages of npm in a temporary folder, pinned, and JavaScript that
# uses them. Needs node and npm.

set -euo pipefail

# Beside an Asterisk, start.sh has made the folder.
if [ -z "${work:-}" ]; then
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"
fi

# install <package@version>...: prints what was installed; any failure of npm ends the script with 2.
install() {
	cd "$work"
	echo '{"type":"module"}' >package.json
	npm install --silent --no-audit --no-fund --ignore-scripts "$@" || exit 2
	printf '%s\n' "$@"
}

# run: runs the module on standard input, which finds the packages.
run() {
	cat >"$work/run.js"
	node "$work/run.js"
}
