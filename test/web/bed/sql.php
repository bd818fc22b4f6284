<?php
/* The bed's own way to the database: a statement with its values as JSON, one answer as JSON. */
$given = json_decode(file_get_contents('php://input'), true);
try {
    $server = new mysqli($given['host'], $given['user'], $given['password'], $given['name'] ?? null, $given['port']);
    $server->set_charset($given['charset']);
    if (isset($given['script'])) {
        $server->multi_query(file_get_contents($given['script']));
        while ($server->more_results()) {
            $server->next_result();
        }
        $rows = [];
    } else {
        $result = $server->execute_query($given['sql'], $given['values']);
        $rows = $result === true ? [] : $result->fetch_all(MYSQLI_ASSOC);
    }
    echo json_encode(['rows' => $rows], JSON_THROW_ON_ERROR);
} catch (Exception $error) {
    echo json_encode(['error' => $error->getMessage()], JSON_INVALID_UTF8_SUBSTITUTE);
}
