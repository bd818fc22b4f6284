import type { Row } from '../rows';
import { withExactNumbers } from './exactNumbers';

/** A list or an object that a piece of JSON left open. */
export interface Opened {
	bracket: string;
	/** In an object: its name there, as a string of JSON. */
	name?: string;
}

type Container = unknown[] | Row;

interface Place {
	container: Container;
	/** Whether something is in it, so that what follows begins with a comma. */
	isBegun: boolean;
}

const BLANK = /^\s*$/;
const COMMA = /^\s*,/;

/**
 * What JSON says that comes in pieces, each read by JSON.parse: put together they are what JSON.parse
 * makes of the whole. A piece ends in front of a comma, or in front of the bracket that closes the
 * innermost container which an earlier piece left open; both begin the next one, but for the bracket.
 */
export class Assembly {
	/** The elements of a list around everything, whether its brackets are there or not. */
	readonly elements: unknown[] = [];
	/** What is open where the last piece ended, the innermost last. */
	private readonly path: Place[] = [{ container: this.elements, isBegun: false }];
	/** Whether all pieces so far were JSON. */
	isJson = true;

	/** How many containers the pieces so far left open. */
	get depth(): number {
		return this.path.length - 1;
	}

	/** Takes a piece of the innermost container; `opened`: what the piece leaves open, the innermost last. */
	add(piece: string, opened: Opened[]): void {
		if (!this.isJson) return;
		const inner = this.path[this.depth];
		const entries = entriesIn(piece, inner, opened);
		if (!entries) {
			this.isJson = false;
			return;
		}
		append(inner.container, entries);
		inner.isBegun ||= hasEntries(entries);
		let { container } = inner;
		for (const { name } of opened) {
			container = lastIn(container, name);
			this.path.push({ container, isBegun: hasEntries(container) });
		}
	}

	/** The innermost container is closed: what follows belongs to the next. */
	close(): void {
		this.path.pop();
	}
}

/** Undefined when the piece is no JSON, as one with a comma too many. */
function entriesIn(
	piece: string,
	{ container, isBegun }: Place,
	opened: Opened[],
): Container | undefined {
	let text = piece;
	if (isBegun) {
		if (BLANK.test(piece)) return [];
		text = piece.replace(COMMA, '');
		if (text === piece || BLANK.test(text)) return undefined;
	}
	const [begin, end] = Array.isArray(container) ? '[]' : '{}';
	const ends = opened.map(({ bracket }) => (bracket === '[' ? ']' : '}')).reverse();
	return parsed(`${begin}${text}${ends.join('')}${end}`) as Container | undefined;
}

/** What JSON.parse makes of a text, but for numbers that it would round; undefined when it is no JSON. */
export function parsed(json: string): unknown {
	try {
		return JSON.parse(withExactNumbers(json));
	} catch {
		return undefined;
	}
}

function hasEntries(container: Container): boolean {
	for (const _ in container) return true;
	return false;
}

function append(container: Container, entries: Container): void {
	if (Array.isArray(container)) {
		for (const entry of entries as unknown[]) container.push(entry);
		return;
	}
	for (const [name, value] of Object.entries(entries)) {
		if (name !== '__proto__') container[name] = value;
		// as JSON.parse does, which knows no prototypes
		else {
			const own = { value, enumerable: true, writable: true, configurable: true };
			Object.defineProperty(container, name, own);
		}
	}
}

function lastIn(container: Container, name: string | undefined): Container {
	const last = Array.isArray(container)
		? container[container.length - 1]
		: container[JSON.parse(name as string) as string];
	return last as Container;
}
