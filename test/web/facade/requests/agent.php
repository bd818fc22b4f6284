<?php
return ['writes' => ['pause', 'unpause', 'del'], 'answer' => function (): void {
    $extension = number(param('extension'));
    if ($extension === '') {
        exit('No extension specified');
    }
    $action = strtolower(param('action'));
    if ($action === 'listqueues') {
        $sql = 'SELECT qu_id, qu_number, qu_name FROM queues JOIN members ON qm_qu_id = qu_id WHERE qm_extension = ?';
        answerList(rows($sql, [$extension]));
        return;
    }
    $queue = param('queue');
    $ofQueue = strtolower($queue) === 'all' ? '1 = 1' : '(qm_qu_id = ? OR qu_number = ?)';
    $given = strtolower($queue) === 'all' ? [] : [$queue, param('queuenumber')];
    $where = "FROM members JOIN queues ON qu_id = qm_qu_id WHERE qm_extension = ? AND $ofQueue";
    if (!row("SELECT 1 $where", [$extension, ...$given])) {
        exit('Interface not found');
    }
    $set = $action === 'del'
        ? "DELETE members $where"
        : 'UPDATE members JOIN queues ON qu_id = qm_qu_id SET qm_paused = ' . (int) ($action === 'pause')
            . ", qm_reason = ? WHERE qm_extension = ? AND $ofQueue";
    change($set, [...$action === 'del' ? [] : [param('pausereason')], $extension, ...$given]);
    answerOk();
}];
