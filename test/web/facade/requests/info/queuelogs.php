<?php
/* A row for each call that a queue held, with the whole row of its agent; streamed: `[` comes with the first. */
return ['writes' => [], 'answer' => function (): void {
    $sql = 'SELECT ql_time AS time, qu_name, callerid, disposition, agent, holdtime, calltime, origpos, callid, extensions.*'
        . ' FROM queuelog JOIN queues ON qu_id = ql_qu_id LEFT JOIN extensions ON username = agent'
        . ' WHERE ? IN ("", ql_qu_id) AND ql_time >= ? AND ql_time <= ?';
    $found = rows($sql, [param('queue'), param('start'), param('end')]);
    if (format() === 'csv') {
        answerCsv($found);
    } elseif (format() === 'json') {
        switched('listEncoding') === 'whole' ? answerWhole($found, ']') : answerRowByRow($found);
    } else {
        answerPipes($found);
    }
}];
