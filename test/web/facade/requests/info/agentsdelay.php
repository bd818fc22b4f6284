<?php
return ['writes' => [], 'answer' => function (): void {
    $members = rows('SELECT qm_qu_id, qm_extension FROM members WHERE ? IN ("", qm_qu_id)', [param('queue')]);
    $delays = [];
    foreach ($members as $member) {
        $delays[$member['qm_qu_id']][userName($member['qm_extension'])] = 5;
    }
    answerJson($delays);
}];
