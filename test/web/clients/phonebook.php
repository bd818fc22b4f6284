<?php
/*
 * The sheet's client for contacts, put right: no blanks around the address. `php phonebook.php <url> <key> <tenant>
 * <name> <phone> [printed]`, the last for the address as the sheet prints it.
 */
[, $url, $key, $tenant, $name, $phone] = $argv;
$phonebook['NAME'] = $name;
$phonebook['PHONE1'] = $phone;

$url .= '?' . http_build_query(['key' => $key, 'tenant' => $tenant, 'reqtype' => 'PHONEBOOK', 'subreqtype' => 'add',
    'phonebook' => 'Default']);
if (isset($argv[6])) {
    $url = "\n$url ";
}

$resource = curl_init();
curl_setopt($resource, CURLOPT_URL, $url);
curl_setopt($resource, CURLOPT_RETURNTRANSFER, 1);
curl_setopt(
    $resource,
    CURLOPT_POSTFIELDS,
    'values=' . urlencode(json_encode($phonebook))
);
$data = curl_exec($resource);
print curl_error($resource);
curl_close($resource);

print_r($data);
