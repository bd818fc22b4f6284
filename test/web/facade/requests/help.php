<?php
return ['writes' => [], 'answer' => function (): void {
    $known = array_map(fn ($path) => strtoupper(basename($path, '.php')), glob(__DIR__ . '/*.php'));
    echo "<pre>Usage of the API\n\n";
    foreach ([...$known, 'INFO'] as $name) {
        echo str_pad("reqtype=$name", 30) . "see the manual for the parameters of this request\n";
    }
    echo '</pre>';
}];
