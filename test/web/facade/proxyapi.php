<?php
/* The script that takes DIAL with variables: the same under another name. */
require __DIR__ . '/gisapi.php';
