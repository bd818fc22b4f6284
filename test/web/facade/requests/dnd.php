<?php
return ['writes' => ['set'], 'answer' => function (): void {
    $number = number(param('number'));
    if (strtolower(param('action')) === 'set') {
        change('UPDATE extensions SET ex_dnd = ? WHERE ex_number = ?', [param('value'), $number]);
        answerOk();
        return;
    }
    echo row('SELECT ex_dnd FROM extensions WHERE ex_number = ?', [$number])['ex_dnd'] ?? '';
}];
