<?php
const NOTHING_YET = ['SERVICELEVEL', 'FIRSTWAITING', 'SECONDWAITING', 'THIRDWAITING', 'TALKTIME', 'HOLDTIME',
    'ANSWEREDCALLS', 'CALLSRECEIVED', 'REALANSWEREDCALLS', 'TRANSFEREDCALLS', 'ABANDONEDCALLS', 'TIMEDOUTCALLS',
    'QUEUECAR', 'EXITWITHKEYCALLS', 'MAXHOLDTIME', 'AVERAGETALKTIME', 'AVERAGEHOLDTIME', 'CALLSONLINE'];

return ['writes' => [], 'answer' => function (): void {
    if (!row('SELECT 1 FROM queues WHERE qu_id = ?', [param('id')])) {
        return;
    }
    $members = rows('SELECT qm_paused FROM members WHERE qm_qu_id = ?', [param('id')]);
    $paused = count(array_filter($members, fn ($member) => (int) $member['qm_paused'] === 1));
    answerJson(['AGENTSAVAILABLE' => count($members) - $paused, 'AGENTSPAUSED' => $paused,
        'AGENTSFREE' => count($members) - $paused, 'AGENTSONLINE' => count($members), 'CALLSINQUEUE' => 0]
        + array_fill_keys(NOTHING_YET, 0));
}];
