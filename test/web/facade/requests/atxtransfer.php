<?php
return require __DIR__ . '/transfer.php';
