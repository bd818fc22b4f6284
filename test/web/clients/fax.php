<?php
/*
 * The sheet's client for faxes, put right: the fax's own address, and a file where the sheet has a text with `@` in
 * front. `php fax.php <url> <key> <tenant> <path> [printed]`, the last for the fields as the sheet prints them.
 */
[, $url, $key, $tenant, $path] = $argv;
$postfields = array(
    'filename' => isset($argv[5]) ? '@' . $path : new CURLFile($path)
);

$ch = curl_init();
curl_setopt($ch, CURLOPT_URL, $url . '?' . http_build_query([
    'key' => $key, 'tenant' => $tenant, 'reqtype' => 'FAX', 'action' => 'send', 'number' => '081866666',
    'source_number' => '123412345',
]));
curl_setopt($ch, CURLOPT_POST, 1);
curl_setopt($ch, CURLOPT_POSTFIELDS, $postfields);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, 1);
$postResult = curl_exec($ch);

if (curl_errno($ch)) {
    print curl_error($ch);
}
curl_close($ch);
print $postResult;
