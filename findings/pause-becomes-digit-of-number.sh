#!/usr/bin/env bash
# google-libphonenumber: a digit behind a pause of an address book becomes the last digit of the number.
#
# Phones keep what is to be keyed in after the answer behind the number: behind `,` on one make, behind `p` (pause) or
# `w` (wait) on another. Behind `,` the library takes it for an extension. Behind `p` and `w` it drops the letter and
# appends the digit to the number, which it still calls possible: another one is dialled. libphonenumber-js, which is
# of the same rules, says that this is no number at all.
#
# Versions: google-libphonenumber 3.2.47, libphonenumber-js 1.13.16. Seen:
#
#   google-libphonenumber@3.2.47
#   libphonenumber-js@1.13.16
#   google-libphonenumber:
#     052-1234567,5: +972521234567, extension 5, possible
#     052-1234567p5: +9725212345675, possible
#     052-1234567w5: +9725212345675, possible
#   libphonenumber-js:
#     052-1234567,5: +972521234567, extension 5, possible
#     052-1234567p5: NOT_A_NUMBER
#     052-1234567w5: NOT_A_NUMBER
#   as described
. "$(dirname "$0")/lib/npm.sh"

install google-libphonenumber@3.2.47 libphonenumber-js@1.13.16

texts='["052-1234567,5", "052-1234567p5", "052-1234567w5"]'

expect 'google-libphonenumber' '052-1234567,5: +972521234567, extension 5, possible
052-1234567p5: +9725212345675, possible
052-1234567w5: +9725212345675, possible' "$(run <<END
import google from 'google-libphonenumber';
const { PhoneNumberUtil, PhoneNumberFormat } = google;
const numbers = PhoneNumberUtil.getInstance();
for (const text of $texts) {
	const number = numbers.parse(text, 'IL');
	const extension = number.getExtension();
	const words = [numbers.format(number, PhoneNumberFormat.E164)];
	if (extension) words.push('extension ' + extension);
	words.push(numbers.isPossibleNumber(number) ? 'possible' : 'impossible');
	console.log(text + ': ' + words.join(', '));
}
END
)"

expect 'libphonenumber-js' '052-1234567,5: +972521234567, extension 5, possible
052-1234567p5: NOT_A_NUMBER
052-1234567w5: NOT_A_NUMBER' "$(run <<END
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
const wordsOf = (text) => {
	const number = parsePhoneNumberWithError(text, 'IL');
	const words = [number.number];
	if (number.ext) words.push('extension ' + number.ext);
	return [...words, number.isPossible() ? 'possible' : 'impossible'].join(', ');
};
for (const text of $texts) {
	let words;
	try {
		words = wordsOf(text);
	} catch (error) {
		words = error.message;
	}
	console.log(text + ': ' + words);
}
END
)"
finish
