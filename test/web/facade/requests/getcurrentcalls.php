<?php
return ['writes' => [], 'answer' => function (): void {
    answerList(rows('SELECT uniqueid, channel, party FROM live WHERE extension = ?', [number(param('phone'))]));
}];
