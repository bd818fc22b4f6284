<?php
/*
 * gisapi.php as a script of its kind may well be written: mysqli, json_encode, fputcsv, readfile. It answers by
 * docs/design/pbx.md, on whatever web server and PHP it runs; what it has been asked and told is in its database.
 */
require __DIR__ . '/lib/bed.php';
require __DIR__ . '/lib/database.php';
require __DIR__ . '/lib/reply.php';
require __DIR__ . '/lib/faults.php';

const WRONG_KEY = "Too bad... you mistaken the security api key.\n";

header('Content-Type: ' . (format() === 'json' ? 'application/json' : 'text/html; charset=UTF-8'));
applyIniSwitches();
packBadly();

$isWriter = param('key') === bed('key');
$isReader = param('key') === bed('readKey');
$reqtype = strtolower(param('reqtype'));
logRequest($reqtype);
if ((!$isWriter && !$isReader) || param('tenant') !== bed('tenant')) {
    exit(WRONG_KEY);
}

$file = __DIR__ . '/requests/' . ($reqtype === 'info' ? 'info/' . strtolower(param('info')) : $reqtype) . '.php';
if (!preg_match('/^[a-z]+$/', $reqtype) || preg_match('/[^a-z]/i', param('info')) || !is_file($file)) {
    exit;
}
['writes' => $writes, 'answer' => $answer] = require $file;
if (in_array(strtolower(param('action') ?: param('subreqtype')), $writes, true) || $writes === ['*']) {
    if (!$isWriter) {
        exit(WRONG_KEY);
    }
}
warnIf('front');
$answer();
warnIf('behind');
