<?php
/* PHONEBOOK, found by SQL's LIKE. The fields of a contact are columns, in the collation that the bed chose. */
const FIELDS = ['NAME', 'PHONE1', 'PHONE2', 'EMAIL', 'ROUTING', 'CITY'];

function addContact(string $book, array $contact): int
{
    $given = array_intersect_key(array_change_key_case($contact, CASE_UPPER), array_flip(FIELDS));
    $names = implode(', ', array_keys($given));
    $sql = "INSERT INTO contacts (pb_id, $names) VALUES (?" . str_repeat(', ?', count($given)) . ')';
    return change($sql, [$book, ...array_values(array_map('strval', $given))], 'utf8mb4');
}

return ['writes' => ['add', 'delete', 'cleanall'], 'answer' => function (): void {
    $book = row('SELECT pb_id FROM phonebooks WHERE pb_name = ?', [param('phonebook')], 'utf8mb4');
    if (!$book) {
        exit('Wrong or missing phonebook name');
    }
    $id = $book['pb_id'];
    $select = 'SELECT peid, ' . implode(', ', FIELDS) . ' FROM contacts WHERE pb_id = ?';
    switch (strtolower(param('subreqtype'))) {
        case 'query':
            $field = strtoupper(param('field'));
            if (!in_array($field, FIELDS, true)) {
                exit('Wrong or missing field');
            }
            answerList(rows("$select AND $field LIKE ?", [$id, param('value')], 'utf8mb4'));
            break;
        case 'getall':
            answerList(rows($select, [$id], 'utf8mb4'));
            break;
        case 'add':
            // Without a word where the body did not arrive, or with PHP's own.
            $values = json_decode(switched('phonebookLooks') === null ? param('values') : $_POST['values'], true);
            $contacts = array_is_list($values ?? []) ? $values ?? [] : [$values];
            $ids = array_map(fn ($contact) => addContact($id, $contact), $contacts);
            echo end($ids) ?: 'OK';
            break;
        case 'delete':
            $gone = change('DELETE FROM contacts WHERE pb_id = ? AND peid = ?', [$id, param('peid')], 'utf8mb4');
            $gone > 0 ? answerOk() : print('No such record');
    }
}];
