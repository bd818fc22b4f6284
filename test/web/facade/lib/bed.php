<?php
/* What the bed told: keys, folders, the database, and switches that a row of the table has set. */

function bed(string $name): mixed
{
    static $told;
    $told ??= json_decode(file_get_contents(dirname(__DIR__, 3) . '/bed.json'), true);
    return $told[$name] ?? null;
}

/** A switch that is on has a value. */
function switched(string $name): mixed
{
    return bed('switches')[$name] ?? null;
}

/** Of the query or of the body, as PHP reads them. */
function param(string $name): string
{
    $value = $_REQUEST[$name] ?? '';
    return is_string($value) ? $value : '';
}

function format(): string
{
    return strtolower(param('format')) ?: 'plain';
}

/** `204-DEMOCO` is known by its number. */
function number(string $name): string
{
    return explode('-', $name)[0];
}

function userName(string $number): string
{
    return $number . '-' . bed('tenant');
}
