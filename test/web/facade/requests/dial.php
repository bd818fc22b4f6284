<?php
/* DIAL: an order, a live call, and the ID by which both are found again. */
return ['writes' => ['*'], 'answer' => function (): void {
    $source = param('source');
    $dest = param('dest');
    if ($source === '' || $dest === '') {
        answerManager('Error', 'Originate failed');
        return;
    }
    $id = substr(bin2hex(random_bytes(7)), 0, 14);
    holdUp();
    order('dial', $_REQUEST, ['id' => $id]);
    change(
        'INSERT INTO live (originateid, uniqueid, channel, extension, party) VALUES (?, ?, ?, ?, ?)',
        [$id, "pbx01-1780304400.$id", 'Local/' . $dest . '@sourceproxyapidial-0000d18d;1', $source, $dest]
    );
    holdUp();
    answerManager('Success', 'Originate successfully queued', $id);
}];
