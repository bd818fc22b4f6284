<?php
return ['writes' => [], 'answer' => function (): void {
    $names = array_column(rows('SELECT qu_id, qu_name FROM queues ORDER BY qu_id'), 'qu_name', 'qu_id');
    if (format() === 'json') {
        answerJson($names);
        return;
    }
    foreach ($names as $id => $name) {
        echo "$id: $name|";
    }
}];
