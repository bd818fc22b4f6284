<?php
return ['writes' => [], 'answer' => function (): void {
    answerList(rows('SELECT * FROM flows ORDER BY fl_id'), ['fl_id' => 'fl_id', 'fl_number' => 'fl_number',
        'fl_name' => 'fl_name', 'st_state' => 'st_state']);
}];
