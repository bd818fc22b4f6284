<?php
return ['writes' => [], 'answer' => function (): void {
    echo row('SELECT st_state FROM flows WHERE fl_id = ?', [param('id')])['st_state'] ?? '';
}];
