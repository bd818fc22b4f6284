<?php
const STATES = ['start' => 'RUNNING', 'stop' => 'STOPPED', 'pause' => 'PAUSED', 'resume' => 'RUNNING'];

return ['writes' => ['addnumber', 'delnumber', ...array_keys(STATES)], 'answer' => function (): void {
    $id = param('campaign');
    if (!row('SELECT 1 FROM campaigns WHERE ca_id = ?', [$id])) {
        exit('Wrong or missing campaign');
    }
    $action = strtolower(param('action'));
    switch ($action) {
        case 'addnumber':
            $sql = 'INSERT INTO campaign_numbers (cn_ca_id, number, numberdescription) VALUES (?, ?, ?)';
            change($sql, [$id, param('number'), param('numberdescription')]);
            break;
        case 'delnumber':
            $sql = 'DELETE FROM campaign_numbers WHERE cn_ca_id = ? AND number = ?';
            if (change($sql, [$id, param('number')]) === 0) {
                exit('No such number');
            }
            break;
        case 'listnumbers':
            $sql = 'SELECT number, numberdescription FROM campaign_numbers WHERE cn_ca_id = ?';
            answerList(rows($sql, [$id]));
            return;
        default:
            change('UPDATE campaigns SET ca_state = ? WHERE ca_id = ?', [STATES[$action] ?? 'READY', $id]);
    }
    answerOk();
}];
