<?php
return ['writes' => [], 'answer' => function (): void {
    $found = rows('SELECT fx_id, source, dest, name, state FROM faxes WHERE fx_id = ?', [param('id')]);
    if ($found !== []) {
        answerList($found);
    }
}];
