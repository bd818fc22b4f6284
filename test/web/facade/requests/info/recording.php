<?php
return ['writes' => [], 'answer' => function (): void {
    header('Content-Type: text/html; charset=UTF-8');
    if (param('id') === '') {
        exit('No id specified');
    }
    $file = row('SELECT re_name, re_format FROM recordings WHERE ? IN (re_uniqueid, re_originateid)', [param('id')]);
    if ($file) {
        answerFile(bed('folder') . '/monitor/' . $file['re_name'], switched('fileType') ?? 'audio/mpeg');
    }
}];
