/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/** `npm run worst-cases`: how long each reader of texts from outside takes for its worst text, as a table. */
import { BOUNDED, decoders, worstTexts } from './decoders';
import { measure, MOST, PIECES, type Measured } from './measure';
import { isUnbounded, patternsOf, worstOf } from './patterns';

const MS = (ms: number) => ms.toFixed(1).padStart(9);

function line(name: string, { pieces, whole, ratio }: Measured): void {
	const mark = ratio > MOST ? '  <-- more than linear' : '';
	console.log(`${MS(pieces)} ${MS(whole)} ${ratio.toFixed(1).padStart(6)}  ${name}${mark}`);
}

const [only = ''] = process.argv.slice(2);
console.log(
	`CPU ms for ${PIECES} pieces and for one text as long, and the ratio; linear is about 1.\n`,
);
for (const pattern of patternsOf().literals.filter(isUnbounded)) {
	const name = `${pattern.path}: ${pattern.text}`;
	const isTried = !Object.hasOwn(BOUNDED, pattern.text) && name.includes(only);
	if (isTried) line(name, worstOf(pattern));
}
for (const decoder of decoders.filter(({ name }) => name.includes(only))) {
	const measured = worstTexts(decoder).map((worst) => measure(decoder.work, worst));
	line(
		decoder.name,
		measured.reduce((worst, each) => (each.ratio > worst.ratio ? each : worst)),
	);
}
