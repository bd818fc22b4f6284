#!/usr/bin/env bash
# asterisk-ami-client: of the lines that a command of Asterisk prints it hands over the last one alone.
#
# Since Asterisk 14 the manager answers a command with a header `Output:` for each line. The client keeps one value for each
# name of a header, without a word about the others. A list of peers, queues or channels has its total as the last
# line, so that what is left looks like an answer. asterisk-manager makes an array of them.
#
# Versions: Asterisk 16.28.0~dfsg-0+deb11u4, asterisk-ami-client 1.1.5, asterisk-manager 0.2.0. Seen:
#
#   Asterisk 16.28.0~dfsg-0+deb11u4
#   asterisk-ami-client@1.1.5
#   asterisk-manager@0.2.0
#   the manager itself, lines:
#     7
#   asterisk-ami-client, Output:
#     "-= 3 extensions (4 priorities) in 1 context. =-"
#   asterisk-manager, lines:
#     7
#   as described
. "$(dirname "$0")/lib/start.sh"
. "$(dirname "$0")/lib/npm.sh"

start_asterisk <<'END'
[pbx]
exten => 204,1,Answer()
 same => n,Hangup()
exten => 205,1,Hangup()
exten => 206,1,Hangup()
END

show='dialplan show pbx'
lines() { action Command "Command: $show" | grep -c '^Output:'; }

install asterisk-ami-client@1.1.5 asterisk-manager@0.2.0
expect 'the manager itself, lines' 7 "$(lines)"

expect 'asterisk-ami-client, Output' '"-= 3 extensions (4 priorities) in 1 context. =-"' "$(run <<END
import Client from 'asterisk-ami-client';
const client = new Client();
await client.connect('finding', 'of this run alone', { host: '127.0.0.1', port: $manager_port });
client.on('response', ({ Output }) => {
	console.log(JSON.stringify(Output));
	process.exit();
});
client.action({ Action: 'Command', Command: '$show' });
END
)"

expect 'asterisk-manager, lines' 7 "$(run <<END
import Manager from 'asterisk-manager';
const manager = new Manager($manager_port, '127.0.0.1', 'finding', 'of this run alone', false);
manager.action({ action: 'command', command: '$show' }, (error, { output }) => {
	console.log(output.length);
	process.exit();
});
END
)"
finish
