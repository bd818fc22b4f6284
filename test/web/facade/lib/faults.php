<?php
/* What goes wrong in scripts of this kind; each is switched on by a row of the table. */

/** Settings that a script or a host may have chosen. */
function applyIniSwitches(): void
{
    foreach (switched('ini') ?? [] as $name => $value) {
        ini_set($name, $value);
    }
    if (switched('timeLimit')) {
        set_time_limit(switched('timeLimit'));
    }
}

/** The answer is packed, and spoilt on its way. */
function packBadly(): void
{
    if (switched('gzip') === null) {
        return;
    }
    header('Content-Encoding: gzip');
    ob_start(fn (string $answer) => match (switched('gzip')) {
        'cut' => substr(gzencode($answer), 0, -12),
        'changed' => substr_replace(gzencode($answer), "\xff\xff\xff\xff", 12, 4),
        'plain' => $answer,
    });
}

/** Something is not there, and PHP says so. */
function warnIf(string $place): void
{
    if (!str_contains(switched('warning') ?? '', $place)) {
        return;
    }
    $row = [];
    if (switched('warningKind') === 'notice') {
        iconv_strlen("\xff");
    } elseif (switched('warningKind') === 'deprecated') {
        strlen(null);
    } else {
        $row['sc_recording'] . file_get_contents('/var/spool/asterisk/none.conf');
    }
}

/** Works on and on behind so many rows, until PHP ends it. */
function slowDown(int $place): void
{
    if (switched('stuckAfterRow') === $place) {
        if (switched('stuckHow') === 'memory') {
            str_repeat('x', 1 << 30);
        }
        flushAll();
        while (switched('stuckHow') === null) {
            md5('on and on');
        }
        exit;
    }
    if (switched('pauseMs') !== null) {
        flushAll();
        usleep(switched('pauseMs') * 1000);
    }
}

function flushAll(): void
{
    if (switched('flushes') !== null) {
        while (ob_get_level() > 0) {
            ob_end_flush();
        }
        flush();
    }
}

/** Before something is carried out: what a busy Asterisk takes. */
function holdUp(): void
{
    if (switched('writeMs') !== null) {
        usleep(switched('writeMs') * 1000);
    }
}
