<?php
/* What lamps show of phones and flows. */
return ['writes' => [], 'answer' => function (): void {
    answerList(rows('SELECT username AS st_extension, st_state, "2026-01-31 14:00:00" AS st_timestamp, ex_number AS place FROM extensions'
        . ' UNION ALL SELECT st_extension, st_state, "2026-01-31 13:00:00", fl_number FROM flows ORDER BY place'));
}];
