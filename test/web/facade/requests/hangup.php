<?php
return ['writes' => ['*'], 'answer' => function (): void {
    $extension = number(param('extension') ?: param('number') ?: param('source'));
    $ended = change('DELETE FROM live WHERE channel = ? OR extension = ?', [param('channel'), $extension]);
    order('hangup', $_REQUEST);
    answerManager(...$ended > 0 ? ['Success', 'Channel Hungup'] : ['Error', 'No such channel']);
}];
