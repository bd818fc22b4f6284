# An Asterisk 16.28 out of Debian's packages, unpacked and installed nowhere.

readonly SUITE=bullseye
readonly ASTERISK=1:16.28.0~dfsg-0+deb11u4

# Asterisk and the libraries that it and the modules below ask for; no sounds.
readonly PACKAGES=(
	"asterisk=$ASTERISK" "asterisk-modules=$ASTERISK"
	libc6 libgcc-s1 libstdc++6 libcap2 libcrypt1 libedit2 libtinfo6 libbsd0 libmd0 libjansson4 libpopt0
	libsqlite3-0 libssl1.1 libsystemd0 libgcrypt20 libgpg-error0 liblz4-1 libzstd1 liblzma5 liburiparser1
	libuuid1 libxml2 libxslt1.1 libicu67 zlib1g libgsm1
)

# Sets `packages`: the folder with the unpacked packages, in FINDINGS_CACHE where that is set.
fetch_packages() {
	local cache apt=$work/apt mirror file
	cache=$(realpath -m "${FINDINGS_CACHE:-$work/cache}")
	packages=$cache/asterisk-${ASTERISK//[:~+]/-}
	if [ -d "$packages" ]; then return; fi
	mkdir -p "$cache" "$apt"/{state/lists/partial,cache/archives/partial,debs}
	unpacked=$(mktemp -d "$packages.XXXXXX")
	: >"$apt/status"
	# the mirror that this system takes its own packages from has the other suites as well
	mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
		awk -v own="$(. /etc/os-release && echo "$VERSION_CODENAME")" \
			'$2 == own && $3 == "main" && !found { found = 1; print $1 }')
	echo "deb [signed-by=/usr/share/keyrings/debian-archive-$SUITE-stable.gpg] $mirror $SUITE main" \
		>"$apt/sources.list"
	local options=(
		-o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State=$apt/state"
		-o "Dir::State::status=$apt/status" -o "Dir::Cache=$apt/cache" -o APT::Sandbox::User=root
		-o APT::Update::Error-Mode=any
	)
	apt-get -qq "${options[@]}" update
	(cd "$apt/debs" && apt-get -qq "${options[@]}" download "${PACKAGES[@]}")
	for file in "$apt"/debs/*.deb; do dpkg --extract "$file" "$unpacked"; done
	# another run may have been faster
	mv -T "$unpacked" "$packages" 2>/dev/null || [ -d "$packages" ]
}
