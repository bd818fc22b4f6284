<?php
return require __DIR__ . '/recording.php';
