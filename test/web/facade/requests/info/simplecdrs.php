<?php
/* A row for each call, in one piece: 0 bytes where there is none. */
return ['writes' => [], 'answer' => function (): void {
    $sql = 'SELECT * FROM simplecdrs WHERE sc_start >= ? AND sc_start <= ?';
    $given = [param('start'), param('end')];
    if (param('uniqueid') !== '') {
        $sql .= ' AND sc_uniqueid = ?';
        $given[] = param('uniqueid');
    }
    $found = rows($sql . ' ORDER BY sc_start ' . (switched('rowOrder') ?? 'ASC'), $given);
    if (format() === 'csv') {
        answerCsv($found);
    } elseif (format() === 'json') {
        switched('listEncoding') === 'rows' ? answerRowByRow($found) : answerWhole($found, '');
    } else {
        answerPipes($found, '');
    }
}];
