<?php
return ['writes' => [], 'answer' => function (): void {
    $only = number(param('number')) ?: param('id');
    $found = $only === ''
        ? rows('SELECT * FROM extensions ORDER BY ex_number')
        : rows('SELECT * FROM extensions WHERE ex_number = ? OR ex_id = ?', [$only, $only]);
    answerList($found, ['Number' => 'ex_number', 'Name' => 'ex_name', 'Tech' => 'ex_tech', 'State' => 'st_state',
        'Username' => 'username', 'Password' => 'password']);
}];
