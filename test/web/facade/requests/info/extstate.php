<?php
const IDLE = ['UniqueID' => '', 'LinkedID' => '', 'Connected Line ID' => '', 'Connected Line ID Name' => '',
    'Context' => '', 'Extension' => '', 'Direction' => '', 'OtherParty' => ''];

return ['writes' => [], 'answer' => function (): void {
    $extension = number(param('ext') ?: param('number'));
    $isThere = row("SELECT 1 FROM extensions WHERE ex_number = ? AND st_state <> 'UNAVAILABLE'", [$extension]);
    $call = row('SELECT * FROM live WHERE extension = ? LIMIT 1', [$extension]);
    if (format() !== 'json') {
        echo format() === 'simple' ? $call['party'] ?? '' : '', "\r\n";
    } elseif (!$isThere) {
        answerJson(['UniqueID' => 'KO', 'LinkedID' => 'Extension not registered']);
    } else {
        $talks = $call ? ['UniqueID' => $call['uniqueid'], 'LinkedID' => $call['uniqueid'], 'Connected Line ID' =>
            $call['party'], 'Extension' => $call['party'], 'Direction' => 'OUT', 'OtherParty' => $call['party']] : [];
        answerJson($talks + IDLE);
    }
}];
