<?php
return ['writes' => [], 'answer' => function (): void {
    answerList(rows('SELECT pb_id, pb_name FROM phonebooks ORDER BY pb_id', [], 'utf8mb4'));
}];
