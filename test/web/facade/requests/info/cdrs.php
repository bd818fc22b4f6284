<?php
/* A row for each leg, streamed: `[` comes with the first. */
return ['writes' => [], 'answer' => function (): void {
    $sql = 'SELECT * FROM cdrs WHERE start >= ? AND start <= ?';
    $given = [param('start'), param('end')];
    foreach (['uniqueid', 'linkedid', 'id'] as $name) {
        if (param($name) !== '') {
            $sql .= ' AND ' . ($name === 'id' ? 'ID' : $name) . ' = ?';
            $given[] = param($name);
        }
    }
    $found = rows($sql, $given);
    if (format() === 'csv') {
        answerCsv($found);
    } elseif (format() === 'json') {
        switched('listEncoding') === 'whole' ? answerWhole($found, ']') : answerRowByRow($found);
    } else {
        answerPipes($found);
    }
}];
