/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** Every regular expression of the pack, found in its sources, and the texts that may be worst for it. */
import { join } from 'node:path';
import ts from 'typescript';
import { readTree } from '../../tools/house/sources';
import { flat, measure, textOf, type Measured } from './measure';

const ROOT = join(__dirname, '..', '..');
const FOLDERS = ['nodes/GisPbx', 'credentials'];

export interface Pattern {
	path: string;
	/** As written in the source: `/…/flags`. */
	text: string;
}

export interface Found {
	literals: Pattern[];
	/** Files that put a pattern together: `new RegExp(…)`. */
	composing: string[];
}

export function patternsOf(tree: Map<string, string> = readTree(ROOT, FOLDERS)): Found {
	const found: Found = { literals: [], composing: [] };
	for (const [path, text] of tree) {
		const visit = (node: ts.Node): void => {
			if (ts.isRegularExpressionLiteral(node)) found.literals.push({ path, text: node.text });
			const isComposed = ts.isNewExpression(node) && node.expression.getText() === 'RegExp';
			if (isComposed && !found.composing.includes(path)) found.composing.push(path);
			ts.forEachChild(node, visit);
		};
		visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
	}
	return found;
}

/** Whether it repeats something without a bound: no other pattern can take more than its length in time. */
export const isUnbounded = ({ text }: Pattern): boolean =>
	/[*+]|\{\d+,\}/.test(text.replace(/\\[^]/g, '').replace(/\[[^\]]*\]/g, ''));

export function compiled({ text }: Pattern): RegExp {
	const end = text.lastIndexOf('/');
	const flags = text.slice(end + 1).replace(/[gy]/g, '');
	return new RegExp(text.slice(1, end), flags + (/y/.test(text.slice(end)) ? 'y' : 'g'));
}

/** One letter for each class that the pattern names, and every sign that stands in it. */
function lettersOf({ text }: Pattern): string[] {
	const classes: Array<[RegExp, string]> = [
		[/\\d|\\w|\\p\{N|0-9|\d/, '1'],
		[/\\w|\\p\{L|[a-z]/i, 'a'],
		[/\\s|\\p\{Zs| /, ' '],
		[/\\[rn]|\\s|\\p\{Cc/, '\n'],
		[/\\p/, 'א'],
	];
	const signs = [...text.slice(1, text.lastIndexOf('/')).matchAll(/[^\w\s^$()?{}]/g)].map(String);
	const named = classes.flatMap(([isIn, letter]) => (isIn.test(text) ? [letter] : []));
	return [...new Set([...named, ...signs, '\\', '\0'])];
}

/** Runs of each letter and of each two, behind each beginning, with an end that fits nothing. */
function* attacksOn(pattern: Pattern): Generator<(size: number) => string> {
	const letters = lettersOf(pattern);
	const words = pattern.text.match(/[A-Za-z]{3,}[ =:-]*/g) ?? [];
	const units = [...letters, ...words, ...letters.flatMap((a) => letters.map((b) => a + b))];
	for (const unit of units) {
		for (const begun of ['', ...letters, 'a@', 'A/']) yield textOf(unit, begun, '\u0001');
	}
}

const TRIAL = 3_000;
const WORST = 3;

/** The measure of the texts on which the pattern takes longest. */
export function worstOf(pattern: Pattern): Measured {
	const regExp = compiled(pattern);
	const work = (text: string) => text.replace(regExp, '');
	const tried = [...attacksOn(pattern)].map((attack) => {
		const text = flat(attack(TRIAL));
		const begun = process.hrtime.bigint();
		work(text);
		return { attack, took: process.hrtime.bigint() - begun };
	});
	tried.sort((a, b) => Number(b.took - a.took));
	return tried
		.slice(0, WORST)
		.map(({ attack }) => measure(work, attack))
		.reduce((worst, each) => (each.ratio > worst.ratio ? each : worst));
}
