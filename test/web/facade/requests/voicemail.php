<?php
const FOLDERS = ['markread' => 'Old', 'markunread' => 'INBOX'];

return ['writes' => ['markread', 'markunread', 'delete'], 'answer' => function (): void {
    $action = strtolower(param('action'));
    $of = [param('mailbox'), param('msgid')];
    switch ($action) {
        case 'list':
            answerList(rows('SELECT * FROM mailboxes ORDER BY mailbox'), ['Mailbox' => 'mailbox',
                'Fullname' => 'fullname', 'Email' => 'email', 'Attach' => 'attach']);
            break;
        case 'messages':
            $found = rows('SELECT * FROM messages WHERE mailbox = ?', [param('mailbox')]);
            if (format() === 'json') {
                answerJson($found ?: null);
            } else {
                answerTable(['CallerID', 'Duration', 'DateTime', 'Msgid', 'Dir'], array_map(fn ($row) => [$row['callerid'],
                    $row['duration'], date('Y-m-d H:i:s', (int) $row['origtime']), $row['msg_id'], $row['dir']], $found));
            }
            break;
        case 'message':
            if (row('SELECT 1 FROM messages WHERE mailbox = ? AND msg_id = ?', $of)) {
                answerFile(bed('folder') . '/monitor/message.wav', 'audio/x-wav');
            }
            break;
        case 'delete':
            $gone = change('DELETE FROM messages WHERE mailbox = ? AND msg_id = ?', $of);
            $gone > 0 ? answerOk() : print('No such message');
            break;
        default:
            $sql = "UPDATE messages SET dir = CONCAT('/var/spool/asterisk/voicemail/', ?) WHERE mailbox = ? AND msg_id = ?";
            change($sql, [FOLDERS[$action] ?? '', ...$of]);
            answerOk();
    }
}];
