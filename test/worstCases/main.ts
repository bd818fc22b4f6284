/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/** `npm run worst-cases`: how long each reader of texts from outside takes for its worst text, as a table. */
import { decoders, worstTexts } from './decoders';
import { LARGE, measure, MOST, SMALL, type Measured } from './measure';
import { isUnbounded, patternsOf, worstOf } from './patterns';

const MS = (ms: number) => ms.toFixed(1).padStart(9);

function line(name: string, { small, large, ratio }: Measured): void {
	const mark = ratio > MOST ? '  <-- more than linear' : '';
	console.log(`${MS(small)} ${MS(large)} ${ratio.toFixed(1).padStart(6)}  ${name}${mark}`);
}

const [only = ''] = process.argv.slice(2);
console.log(`CPU ms for ${SMALL / 1000} kB and ${LARGE / 1000} kB, and the ratio; linear is 10.\n`);
for (const pattern of patternsOf().literals.filter(isUnbounded)) {
	const name = `${pattern.path}: ${pattern.text}`;
	if (name.includes(only)) line(name, worstOf(pattern));
}
for (const decoder of decoders.filter(({ name }) => name.includes(only))) {
	const measured = worstTexts(decoder).map((worst) => measure(decoder.work, worst));
	line(
		decoder.name,
		measured.reduce((worst, each) => (each.ratio > worst.ratio ? each : worst)),
	);
}
