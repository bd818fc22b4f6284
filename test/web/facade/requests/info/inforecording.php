<?php
return ['writes' => [], 'answer' => function (): void {
    $sql = 'SELECT re_id, re_uniqueid, re_name, re_date, re_format, re_size FROM recordings WHERE ? IN (re_uniqueid, re_originateid)';
    $found = row($sql, [param('id')]);
    echo $found ? implode('|', $found) : '';
}];
