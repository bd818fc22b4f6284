<?php
/* By user name a record with gaps: calls taken, available or paused, state of the device. */
return ['writes' => [], 'answer' => function (): void {
    $sql = 'SELECT qm_extension, qm_calls, qm_paused, st_state FROM members'
        . ' LEFT JOIN extensions ON ex_number = qm_extension WHERE ? IN ("", qm_qu_id) ORDER BY qm_extension';
    $agents = [];
    foreach (rows($sql, [param('queue')]) as $agent) {
        $name = userName($agent['qm_extension']);
        $word = (int) $agent['qm_paused'] === 1 ? 'paused' : 'available';
        $agents[$name] = [0 => (int) $agent['qm_calls'], 1 => $word, 2 => $agent['st_state'] ?? '', 4 => '', 10 => $name];
    }
    format() === 'json' ? answerJson($agents ?: null) : print(implode('', array_map(
        fn ($name, $agent) => "$name:$agent[2]|", array_keys($agents), $agents)));
}];
