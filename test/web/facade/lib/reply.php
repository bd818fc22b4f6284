<?php
/* Answers in the forms of the protocol. */

const JSON_FLAGS = [
    'partial' => JSON_PARTIAL_OUTPUT_ON_ERROR,
    'substitute' => JSON_INVALID_UTF8_SUBSTITUTE,
    'ignore' => JSON_INVALID_UTF8_IGNORE,
    'unescaped' => JSON_UNESCAPED_UNICODE,
    'pretty' => JSON_PRETTY_PRINT,
    'numeric' => JSON_NUMERIC_CHECK,
    'objects' => JSON_FORCE_OBJECT,
];

function jsonOf(mixed $value): string|false
{
    return json_encode($value, JSON_FLAGS[switched('jsonFlag') ?? ''] ?? 0);
}

function answerJson(mixed $value): void
{
    echo jsonOf($value);
}

/** The list in one piece: a name that is no UTF-8 leaves nothing of it. */
function answerWhole(array $rows, string $nothing = '[]'): void
{
    slowDown(0);
    echo $rows === [] ? $nothing : jsonOf($rows);
}

/** Row by row: the bracket comes with the first, and a row that cannot be printed leaves its comma. */
function answerRowByRow(array $rows): void
{
    foreach ($rows as $place => $row) {
        echo $place === 0 ? '[' : ',';
        echo jsonOf($row);
        slowDown($place);
    }
    echo ']';
}

function answerCsv(array $rows): void
{
    $output = fopen('php://output', 'w');
    foreach ($rows as $place => $row) {
        $named = namedOnly($row);
        if ($place === 0) {
            fputcsv($output, array_keys($named));
        }
        fputcsv($output, $named);
        slowDown($place);
    }
}

/** Straight from SQL: each value twice, the header included; simplecdrs has no line end behind it. */
function answerPipes(array $rows, string $headerEnd = "\n"): void
{
    foreach ($rows as $place => $row) {
        if ($place === 0) {
            echo implode('|', array_keys($row)) . '|' . $headerEnd;
        }
        echo implode('|', $row) . "|\n";
    }
}

function answerTable(array $header, array $rows): void
{
    foreach ([$header, ...$rows] as $cells) {
        echo implode('|', $cells) . "|\n";
    }
}

/** Rows of a request that has JSON and a table. */
function answerList(array $rows, ?array $columns = null): void
{
    if (format() === 'json') {
        answerWhole($rows);
    } elseif (format() !== 'plain') {
        return;
    } elseif ($columns === null) {
        answerPipes($rows);
    } elseif ($rows !== []) {
        $cells = array_map(fn ($row) => array_map(fn ($name) => $row[$name], $columns), $rows);
        answerTable(array_keys($columns), $cells);
    }
}

/** A reply that Asterisk's manager gave, as DIAL forwards it. */
function answerManager(string $response, string $message, ?string $id = null): void
{
    if (format() === 'json') {
        $more = $id === null ? [] : ['ID' => $id];
        answerJson(['Response' => $response, 'Message' => $message] + $more);
    } else {
        echo "$response|$message|" . ($id === null ? '' : "$id|") . "\n";
    }
}

function answerOk(): void
{
    echo "OK\n";
}

function namedOnly(array $row): array
{
    return array_filter($row, fn ($name) => !is_int($name), ARRAY_FILTER_USE_KEY);
}

/** A sound file, with the name as it is. */
function answerFile(string $path, string $type): void
{
    header("Content-Type: $type");
    if (switched('fileNameForm') === 'extended') {
        header("Content-Disposition: attachment; filename*=UTF-8''" . rawurlencode(basename($path)));
    } else {
        header('Content-Disposition: attachment; filename="' . basename($path) . '"');
    }
    if (switched('noLength') === null) {
        header('Content-Length: ' . filesize($path));
    }
    if (switched('halfFile') !== null) {
        exit(substr(file_get_contents($path), 0, filesize($path) >> 1));
    }
    readfile($path);
}
