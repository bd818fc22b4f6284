<?php
return ['writes' => ['add', 'del', 'clean'], 'answer' => function (): void {
    $number = param('number');
    if ($number === '') {
        exit('Wrong or missing virtual extension number');
    }
    $extension = number(param('extension'));
    switch (strtolower(param('action'))) {
        case 'add':
            change('INSERT INTO virtual_members (vm_number, vm_extension) VALUES (?, ?)', [$number, $extension]);
            answerOk();
            break;
        case 'del':
            $sql = 'DELETE FROM virtual_members WHERE vm_number = ? AND vm_extension = ?';
            change($sql, [$number, $extension]) > 0 ? answerOk() : print('Not there');
            break;
        case 'clean':
            change('DELETE FROM virtual_members WHERE vm_number = ?', [$number]);
            answerOk();
            break;
        case 'list':
            $sql = 'SELECT vm_extension FROM virtual_members WHERE vm_number = ? ORDER BY vm_extension';
            $names = array_map(fn ($member) => userName($member['vm_extension']), rows($sql, [$number]));
            format() === 'json' ? answerJson($names ?: null) : print(implode('|', $names) . '|');
    }
}];
