#!/usr/bin/env bash
# google-libphonenumber: the name of an extension with its tenant, `204-DEMOCO`, is a possible telephone number.
#
# PBXs with several tenants write the tenant behind an extension. Three letters and more are taken for a number in
# letters, as of 1-800 lines, and become the digits of their keys: with the extension in front they make nine digits,
# which is how long a number in Israel is. The extension alone is called impossible, and libphonenumber-js drops the
# letters. So a filter by "possible" lets names of peers through as strangers' numbers.
#
# Versions: google-libphonenumber 3.2.47, libphonenumber-js 1.13.16. Seen:
#
#   google-libphonenumber@3.2.47
#   libphonenumber-js@1.13.16
#   google-libphonenumber:
#     204: +972204, impossible
#     204-DEMOCO: +972204336626, possible
#   libphonenumber-js:
#     204: +972204, impossible
#     204-DEMOCO: +972204, impossible
#   as described
. "$(dirname "$0")/lib/npm.sh"

install google-libphonenumber@3.2.47 libphonenumber-js@1.13.16

expect 'google-libphonenumber' '204: +972204, impossible
204-DEMOCO: +972204336626, possible' "$(run <<'END'
import google from 'google-libphonenumber';
const { PhoneNumberUtil, PhoneNumberFormat } = google;
const numbers = PhoneNumberUtil.getInstance();
for (const text of ['204', '204-DEMOCO']) {
	const number = numbers.parse(text, 'IL');
	const judged = numbers.isPossibleNumber(number) ? 'possible' : 'impossible';
	console.log(`${text}: ${numbers.format(number, PhoneNumberFormat.E164)}, ${judged}`);
}
END
)"

expect 'libphonenumber-js' '204: +972204, impossible
204-DEMOCO: +972204, impossible' "$(run <<'END'
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
for (const text of ['204', '204-DEMOCO']) {
	const number = parsePhoneNumberWithError(text, 'IL');
	console.log(`${text}: ${number.number}, ${number.isPossible() ? 'possible' : 'impossible'}`);
}
END
)"
finish
