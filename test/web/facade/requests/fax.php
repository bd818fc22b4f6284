<?php
/* FAX send: takes the file where PHP put it; whether it looks at its error is a switch. */
return ['writes' => ['send'], 'answer' => function (): void {
    if (switched('faxLooks') !== null && ($_FILES['filename']['error'] ?? UPLOAD_ERR_NO_FILE) !== UPLOAD_ERR_OK) {
        exit('No filename specified');
    }
    $bytes = match (switched('faxReads')) {
        'array' => file_get_contents($_FILES['filename']['tmp_name']),
        default => @file_get_contents($_FILES['filename']['tmp_name'] ?? ''),
    };
    $name = $_FILES['filename']['name'] ?? '';
    $to = param('dest_number') ?: param('number');
    $id = change(
        'INSERT INTO faxes (source, dest, name, bytes, sha1) VALUES (?, ?, ?, ?, ?)',
        [param('source_number'), $to, $name, strlen($bytes ?: ''), sha1($bytes ?: '')]
    );
    order('fax', $_REQUEST, ['id' => $id]);
    answerManager('Success', 'Fax queued', (string) $id);
}];
