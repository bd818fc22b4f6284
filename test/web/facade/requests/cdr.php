<?php
/* Notes on calls: update appends. */
return ['writes' => ['update'], 'answer' => function (): void {
    $id = param('uniqueid');
    if (strtolower(param('action')) === 'update') {
        $sql = 'UPDATE cdrs SET userfield = CONCAT(userfield, ?) WHERE uniqueid = ?';
        change($sql, [param('value'), $id]) > 0 ? answerOk() : print('No such record');
        return;
    }
    echo row('SELECT userfield FROM cdrs WHERE uniqueid = ?', [$id])['userfield'] ?? '';
}];
