<?php
/*
 * mysqli as old scripts use it: a connection in latin1 hands on whatever bytes are in the tables that were made
 * with it. The phone books are of a later time, and in utf8mb4.
 */

function database(string $charset = 'latin1'): mysqli
{
    static $open = [];
    if (isset($open[$charset])) {
        return $open[$charset];
    }
    ['host' => $host, 'port' => $port, 'user' => $user, 'password' => $password, 'name' => $name] = bed('database');
    $database = new mysqli($host, $user, $password, $name, switched('databasePort') ?? $port);
    $database->set_charset($charset);
    return $open[$charset] = $database;
}

/** Each value of a row stands there under its place and under its name. */
function rows(string $sql, array $values = [], string $charset = 'latin1'): array
{
    $result = ask($sql, $values, $charset);
    $rows = [];
    while ($row = $result->fetch_array(MYSQLI_BOTH)) {
        $rows[] = $row;
    }
    return $rows;
}

function row(string $sql, array $values = [], string $charset = 'latin1'): ?array
{
    return ask($sql, $values, $charset)->fetch_assoc() ?: null;
}

/** Changes something; the ID of a new row, else how many rows were met. */
function change(string $sql, array $values = [], string $charset = 'latin1'): int
{
    ask($sql, $values, $charset);
    $database = database($charset);
    return $database->insert_id ?: $database->affected_rows;
}

/** What was ordered: for whoever wants to know whether a phone rang. */
function order(string $reqtype, array $params, array $more = []): int
{
    unset($params['key'], $params['tenant']);
    $told = json_encode($params + $more, JSON_UNESCAPED_UNICODE);
    return change('INSERT INTO orders (reqtype, params) VALUES (?, ?)', [$reqtype, $told]);
}

function ask(string $sql, array $values, string $charset): mysqli_result|bool
{
    $database = database($charset);
    if (switched('statements') === 'prepared') {
        return $database->execute_query($sql, $values);
    }
    $quoted = array_map(fn ($value) => "'" . $database->real_escape_string((string) $value) . "'", $values);
    $parts = explode('?', $sql);
    $whole = array_shift($parts);
    foreach ($parts as $place => $part) {
        $whole .= $quoted[$place] . $part;
    }
    return $database->query($whole);
}

/** Every request for which the script ran. */
function logRequest(string $reqtype): void
{
    if (switched('databasePort')) {
        return;
    }
    $files = array_map(fn ($file) => array_diff_key($file, ['tmp_name' => 0]), $_FILES);
    $read = file_get_contents('php://input');
    change(
        'INSERT INTO requests (method, reqtype, query, body, form, files) VALUES (?, ?, ?, ?, ?, ?)',
        [
            $_SERVER['REQUEST_METHOD'], $reqtype, json_encode($_GET), $read, json_encode($_POST),
            json_encode($files),
        ]
    );
}
