<?php
/* A line for each step of a call's way through the path; no pipe ends the header, and the last cells may be blank. */
return ['writes' => [], 'answer' => function (): void {
    $sql = 'SELECT rs_uniqueid, rs_type, rs_type_id, rs_value, "" AS type_name, "" AS value_name FROM responses WHERE rs_path = ?';
    $given = [param('id')];
    if (strtolower(param('action')) === 'getid') {
        $sql .= ' AND rs_uniqueid = ?';
        $given[] = param('rrid');
    }
    $steps = rows("$sql ORDER BY rs_id", $given);
    if ($steps !== []) {
        echo "UniqueID|Type|Type ID|Value|Type Name|Value Name\n";
    }
    foreach ($steps as $step) {
        echo implode('|', namedOnly($step)) . "\n";
    }
}];
