<?php
return ['writes' => [], 'answer' => function (): void {
    $found = rows('SELECT * FROM live WHERE ? IN (originateid, uniqueid)', [param('id')]);
    if ($found !== []) {
        answerList($found);
    }
}];
