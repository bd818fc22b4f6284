# Starts that Asterisk on loopback, with a configuration of its own in $work.

readonly MODULES=(
	res_timing_timerfd res_crypto chan_iax2 chan_bridge_media bridge_simple bridge_softmix bridge_holding
	bridge_builtin_features codec_ulaw codec_a_mu codec_gsm format_pcm format_wav format_wav_gsm pbx_config
	app_dial app_mixmonitor app_milliwatt func_cdr cdr_custom
)

# start_asterisk [module]...: starts it with the dialplan that stands on stdin and with these modules as well, waits
# until it is fully booted, and prints its version. IAX2/phone/EXTEN calls an extension of the context `phones`: a
# telephone, which is no part of the PBX and sets CDR_PROP(disable). MixMonitor writes into $work/spool/monitor. Where
# a module needs a configuration, it is in $work/etc before.
start_asterisk() {
	fetch_packages
	local triplet linker port file
	case $(uname -m) in
	x86_64) triplet=x86_64-linux-gnu linker=ld-linux-x86-64.so.2 ;;
	aarch64) triplet=aarch64-linux-gnu linker=ld-linux-aarch64.so.1 ;;
	*) echo "not made for $(uname -m)" >&2 && exit 2 ;;
	esac
	manager_port=$(free_port)
	port=$(free_port)
	mkdir -p "$work"/{etc,lib,run,log/cdr-custom,spool/monitor}
	cd "$work"
	# without its documentation Asterisk does not start; the folder has no sounds
	ln -s "$packages/usr/share/asterisk/documentation" lib/documentation
	cat >etc/extensions.conf
	printf '[modules]\nautoload=no\n' >etc/modules.conf
	printf 'load=%s.so\n' "${MODULES[@]}" "$@" >>etc/modules.conf
	cat >etc/asterisk.conf <<-END
		[directories]
		astetcdir => $work/etc
		astmoddir => $packages/usr/lib/asterisk/modules
		astdatadir => $work/lib
		astvarlibdir => $work/lib
		astdbdir => $work/lib
		astkeydir => $work/lib
		astagidir => $work/lib
		astspooldir => $work/spool
		astrundir => $work/run
		astlogdir => $work/log
		[options]
		systemname = pbx01
		nocolor = yes
	END
	cat >etc/manager.conf <<-END
		[general]
		enabled=yes
		bindaddr=127.0.0.1
		port=$manager_port
		[finding]
		secret=of this run alone
		read=all
		write=all
	END
	cat >etc/iax.conf <<-END
		[general]
		bindaddr=127.0.0.1:$port
		bindaddr=127.0.0.2:$port
		disallow=all
		allow=ulaw
		calltokenoptional=127.0.0.0/255.0.0.0
		requirecalltoken=no
		[phone]
		type=friend
		host=127.0.0.2
		port=$port
		context=phones
		transfer=no
	END
	cat >etc/cdr.conf <<-END
		[general]
		enable=yes
		unanswered=no
		congestion=no
		endbeforehexten=no
		initiatedseconds=no
		batch=no
	END
	cat >etc/cdr_custom.conf <<-'END'
		[mappings]
		rows.csv => ${CDR(disposition)},${CDR(duration)},${CDR(billsec)},${CDR(lastapp)},${CDR(channel)},${CDR(dstchannel)},${CDR(dst)},${CDR(userfield)}
	END
	printf '[logfiles]\nfull => notice,warning,error\n' >etc/logger.conf
	printf '[featuremap]\natxfer=*2\n' >etc/features.conf
	for file in acl cel ccss indications udptl pjproject; do : >"etc/$file.conf"; done
	: >log/cdr-custom/rows.csv
	local libraries=$packages/usr/lib:$packages/lib/$triplet:$packages/usr/lib/$triplet
	"$packages/lib/$triplet/$linker" --library-path "$libraries" "$packages/usr/sbin/asterisk" \
		-f -C "$work/etc/asterisk.conf" >"$work/log/console" 2>&1 </dev/null &
	asterisk_pid=$!
	connect_manager
	action Command 'Command: core waitfullybooted' >/dev/null
	action Command 'Command: core show version' | sed -n 's/^Output: \(Asterisk [^ ]*\).*/\1/p'
}

# A port of loopback that neither TCP nor UDP has in use.
free_port() {
	local port
	while port=$((20000 + RANDOM % 30000)) && grep -qi ":$(printf %04X "$port") " /proc/net/tcp /proc/net/udp; do :; done
	echo "$port"
}

connect_manager() {
	local tries
	for ((tries = 0; tries < 300; tries++)); do
		kill -0 "$asterisk_pid" 2>/dev/null || break
		if { exec {manager}<>"/dev/tcp/127.0.0.1/$manager_port"; } 2>/dev/null; then
			action Login 'Username: finding' 'Secret: of this run alone' 'Events: off' >/dev/null
			return
		fi
		sleep 0.1
	done
	echo 'Asterisk did not start:' >&2
	cat "$work/log/console" >&2
	exit 2
}
