<?php
return require __DIR__ . '/agents.php';
