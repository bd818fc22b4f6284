<?php
return ['writes' => ['*'], 'answer' => function (): void {
    foreach (['state' => 'st_state', 'value' => 'fl_value'] as $name => $column) {
        if (isset($_REQUEST[$name])) {
            change("UPDATE flows SET $column = ? WHERE fl_number = ?", [param($name), param('number')]);
        }
    }
    answerOk();
}];
