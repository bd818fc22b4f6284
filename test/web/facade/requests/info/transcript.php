<?php
return ['writes' => [], 'answer' => function (): void {
    header('Content-Type: text/plain; charset=UTF-8');
    echo row('SELECT re_transcript FROM recordings WHERE ? IN (re_uniqueid, re_originateid)', [param('id')])['re_transcript'] ?? '';
}];
