<?php
return ['writes' => [], 'answer' => function (): void {
    header('Content-Type: text/plain; charset=UTF-8');
    echo row('SELECT transcript FROM messages WHERE id = ?', [param('id')])['transcript'] ?? '';
}];
