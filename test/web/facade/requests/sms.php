<?php
return ['writes' => ['*'], 'answer' => function (): void {
    $id = order('sms', $_REQUEST);
    answerManager('Success', 'SMS queued', (string) $id);
}];
