/** What may not be in the house; each rule says in words where it is broken. */
import { roomOf, type Room } from './rooms';
import type { Source } from './sources';

export interface House {
	sources: Source[];
	rooms: Room[];
}

const SHIPPED = /^(?:nodes|credentials)\//;
/** What n8n loads by its path, and dictionaries. */
const IS_ENTRANCE = /\.(?:node|credentials)\.ts$|\/index\.ts$/;
const IS_DICTIONARY = /\/resources\/[^/]+\/index\.ts$/;
const FEWEST_LINES = 8;

/** All that is wrong with a house. */
export const problemsOf = (house: House): string[] =>
	[circles, arrows, unnamedRooms, unusedExports, smallFiles].flatMap((rule) => rule(house));

/** Files that import each other in a circle, types included. */
export function circles({ sources }: House): string[] {
	const left = new Map(sources.map(({ path, imports }) => [path, imports]));
	const found: string[] = [];
	for (;;) {
		const ends = [...left].filter(([, imports]) => !imports.some((path) => left.has(path)));
		for (const [path] of ends) left.delete(path);
		const [start] = left.keys();
		if (start === undefined) return found;
		if (ends.length > 0) continue;
		const way = [start];
		while (new Set(way).size === way.length) {
			const next = left.get(way[way.length - 1])?.find((path) => left.has(path));
			way.push(next as string);
		}
		const circle = way.slice(way.indexOf(way[way.length - 1]));
		found.push(`circle: ${circle.join(' -> ')}`);
		left.delete(circle[0]);
	}
}

/** Imports that do not lead to a later row of the table, and those out of what ships. */
export function arrows({ sources, rooms }: House): string[] {
	return sources.flatMap(({ path, imports }) =>
		imports.flatMap((target) => {
			const [from, to] = [roomOf(rooms, path), roomOf(rooms, target)];
			if (SHIPPED.test(path) && !SHIPPED.test(target)) return [`not shipped: ${path} -> ${target}`];
			if (!from || !to || from === to || from.floor < to.floor) return [];
			return [`${from.floor === to.floor ? 'sideways' : 'upwards'}: ${path} -> ${target}`];
		}),
	);
}

export function unnamedRooms({ sources, rooms }: House): string[] {
	const homeless = sources.filter(({ path }) => !roomOf(rooms, path));
	const folders = new Set(homeless.map(({ path }) => path.replace(/[^/]+$/, '')));
	return [...folders].map((folder) => `the table names no room for: ${folder}`);
}

/** What is exported for others of the sources, none of which takes it; tests do not count. */
export function unusedExports({ sources }: House): string[] {
	return sources
		.filter(({ path }) => SHIPPED.test(path) && !IS_ENTRANCE.test(path))
		.flatMap(({ path, exports }) => {
			const takers = sources.filter(({ imports }) => imports.includes(path));
			const isTaken = (name: string) =>
				takers.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text));
			return exports
				.filter((name) => !isTaken(name))
				.map((name) => `exported, but nobody imports it: ${name} of ${path}`);
		});
}

/** Files of nodes/ that hold next to nothing and are neither a dictionary nor an operation in one. */
export function smallFiles({ sources }: House): string[] {
	const dictionaries = sources.filter(({ path }) => IS_DICTIONARY.test(path));
	const listed = dictionaries.flatMap(({ imports }) => imports);
	return sources
		.filter(({ path }) => path.startsWith('nodes/') && !IS_ENTRANCE.test(path))
		.filter(({ path, lines }) => lines < FEWEST_LINES && !listed.includes(path))
		.map(({ path, lines }) => `only ${lines} lines of code: ${path}`);
}
