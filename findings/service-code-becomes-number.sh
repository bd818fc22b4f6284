#!/usr/bin/env bash
# libphonenumber-js and google-libphonenumber: the code that hides the caller's number is read as the number's first digits.
#
# `*67` in front of a number asks the exchange to hide who calls; `#31#` does the same elsewhere. Of the first the star is
# dropped and 67 stays, and the trunk prefix behind it counts as a digit: the whole is one longer number, which both call
# possible. With the second in front, neither finds a number. What was dialled is in none of the two.
#
# Versions: libphonenumber-js 1.13.16, google-libphonenumber 3.2.47. Seen:
#
#   libphonenumber-js@1.13.16
#   google-libphonenumber@3.2.47
#   libphonenumber-js:
#     0521234567: +972521234567, possible
#     *670521234567: +972670521234567, possible
#     #31#0521234567: NOT_A_NUMBER
#   google-libphonenumber:
#     0521234567: +972521234567, possible
#     *670521234567: +972670521234567, possible
#     #31#0521234567: The string supplied did not seem to be a phone number
#   as described
. "$(dirname "$0")/lib/npm.sh"

install libphonenumber-js@1.13.16 google-libphonenumber@3.2.47

expect 'libphonenumber-js' '0521234567: +972521234567, possible
*670521234567: +972670521234567, possible
#31#0521234567: NOT_A_NUMBER' "$(run <<'END'
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
for (const text of ['0521234567', '*670521234567', '#31#0521234567']) {
	try {
		const number = parsePhoneNumberWithError(text, 'IL');
		console.log(`${text}: ${number.number}, ${number.isPossible() ? 'possible' : 'impossible'}`);
	} catch (error) {
		console.log(`${text}: ${error.message}`);
	}
}
END
)"

expect 'google-libphonenumber' '0521234567: +972521234567, possible
*670521234567: +972670521234567, possible
#31#0521234567: The string supplied did not seem to be a phone number' "$(run <<'END'
import google from 'google-libphonenumber';
const { PhoneNumberUtil, PhoneNumberFormat } = google;
const numbers = PhoneNumberUtil.getInstance();
for (const text of ['0521234567', '*670521234567', '#31#0521234567']) {
	try {
		const number = numbers.parse(text, 'IL');
		const judged = numbers.isPossibleNumber(number) ? 'possible' : 'impossible';
		console.log(`${text}: ${numbers.format(number, PhoneNumberFormat.E164)}, ${judged}`);
	} catch (error) {
		console.log(`${text}: ${error.message}`);
	}
}
END
)"
finish
