<?php
return ['writes' => ['*'], 'answer' => function (): void {
    $met = change('UPDATE live SET party = ? WHERE channel = ?', [param('dest'), param('channel')]);
    order(param('reqtype'), $_REQUEST);
    answerManager(...$met > 0 ? ['Success', 'Redirect successful'] : ['Error', 'Redirect failed']);
}];
