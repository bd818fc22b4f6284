<?php
/* QUEUE, by number or by ID; members are told by their user names. */
return ['writes' => ['add', 'del', 'clean'], 'answer' => function (): void {
    $queue = row('SELECT qu_id FROM queues WHERE qu_id = ? OR qu_number = ?', [param('id'), param('number')]);
    if (!$queue) {
        exit("Wrong or missing queue number\n");
    }
    $id = $queue['qu_id'];
    $extension = number(param('extension'));
    switch (strtolower(param('action'))) {
        case 'add':
            $isThere = row('SELECT 1 FROM members WHERE qm_qu_id = ? AND qm_extension = ?', [$id, $extension]);
            if ($isThere) {
                exit('Already there');
            }
            change('INSERT INTO members (qm_qu_id, qm_extension) VALUES (?, ?)', [$id, $extension]);
            answerOk();
            break;
        case 'del':
            $gone = change('DELETE FROM members WHERE qm_qu_id = ? AND qm_extension = ?', [$id, $extension]);
            $gone > 0 ? answerOk() : print('Not there');
            break;
        case 'clean':
            change('DELETE FROM members WHERE qm_qu_id = ?', [$id]);
            answerOk();
            break;
        case 'list':
            $members = rows('SELECT qm_extension FROM members WHERE qm_qu_id = ? ORDER BY qm_extension', [$id]);
            $names = array_map(fn ($member) => userName($member['qm_extension']), $members);
            format() === 'json' ? answerJson($names ?: null) : print(implode('|', $names) . '|');
    }
}];
