import { quantile } from '../pairs';
import type { Visit } from '../stubServer';

/** What one server saw of a run. */
export interface Chapter {
	title: string;
	visits: Visit[];
}

const WIDTH = 900;
const LEFT = 60;
const RIGHT = 70;
const ROW = 150;
const PLOT = 90;
const TOP = 60;
const BINS = 150;
const MOST_IN_FLIGHT = 32;
/** Readable on a white page and on a dark one. */
const INK = '#8a8f98';
const IN_FLIGHT = '#3f83c9';
const LATENCY = '#c98a1b';
const REFUSED = '#c9463d';

/** In flight and time of an answer over the time of a run, one server below the other. */
export function limiterPictureOf(chapters: Chapter[]): string {
	const height = TOP + chapters.length * ROW;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Requests in flight and time of an answer on five servers">
<g font-family="system-ui, sans-serif" font-size="12.5" fill="${INK}">
${legend()}
${chapters.map((chapter, place) => chapterOf(chapter, TOP + place * ROW)).join('\n')}
</g>
</svg>
`;
}

function legend(): string {
	const texts: Array<[string, string]> = [
		[IN_FLIGHT, 'most in flight (left)'],
		[LATENCY, 'time of an answer, median (right)'],
		[REFUSED, 'refused with 503'],
	];
	return texts
		.map(
			([colour, text], place) =>
				`<rect x="${LEFT + place * 260}" y="14" width="12" height="12" rx="3" fill="${colour}"/>\n<text x="${LEFT + 20 + place * 260}" y="25">${text}</text>`,
		)
		.join('\n');
}

function chapterOf({ title, visits }: Chapter, top: number): string {
	const endMs = visits.reduce((latest, { atMs, tookMs }) => Math.max(latest, atMs + tookMs), 1);
	const bins = binsOf(visits, endMs);
	const slowest = Math.max(...bins.map(({ tookMs }) => tookMs ?? 0), 1);
	const x = (bin: number) => LEFT + ((bin + 0.5) / BINS) * (WIDTH - LEFT - RIGHT);
	const y = (share: number) => top + PLOT - share * PLOT;
	const lineOf = (colour: string, share: (bin: Bin) => number | undefined) => {
		const points = bins.flatMap((bin, place) => {
			const value = share(bin);
			return value === undefined ? [] : [`${x(place).toFixed(1)},${y(value).toFixed(1)}`];
		});
		return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.8"/>`;
	};
	const refusals = bins.flatMap(({ isRefused }, place) =>
		isRefused
			? [`<circle cx="${x(place).toFixed(1)}" cy="${top - 4}" r="2.5" fill="${REFUSED}"/>`]
			: [],
	);
	return [
		`<text x="${LEFT}" y="${top - 12}">${title}</text>`,
		...[8, MOST_IN_FLIGHT].map((level) => grid(level, y(level / MOST_IN_FLIGHT))),
		`<text x="${WIDTH - RIGHT + 8}" y="${y(1) + 4}">${Math.round(slowest)} ms</text>`,
		`<text x="${WIDTH - RIGHT}" y="${top + PLOT + 18}" text-anchor="end">${(endMs / 1000).toFixed(1)} s</text>`,
		lineOf(LATENCY, ({ tookMs }) => (tookMs === undefined ? undefined : tookMs / slowest)),
		lineOf(IN_FLIGHT, ({ inFlight }) =>
			inFlight === undefined ? undefined : Math.min(1, inFlight / MOST_IN_FLIGHT),
		),
		...refusals,
	].join('\n');
}

function grid(level: number, y: number): string {
	return `<text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${level}</text>\n<line x1="${LEFT}" y1="${y}" x2="${WIDTH - RIGHT}" y2="${y}" stroke="${INK}" stroke-dasharray="2 4"/>`;
}

/** What was seen in one stretch of time; undefined where nothing came. */
interface Bin {
	inFlight?: number;
	tookMs?: number;
	isRefused: boolean;
}

function binsOf(visits: Visit[], endMs: number): Bin[] {
	const groups = Array.from({ length: BINS }, (): Visit[] => []);
	for (const visit of visits) {
		groups[Math.min(BINS - 1, Math.floor((visit.atMs / endMs) * BINS))].push(visit);
	}
	return groups.map((group) => {
		const answered = group.filter(({ isRefused }) => !isRefused).map(({ tookMs }) => tookMs);
		return {
			inFlight: group.length > 0 ? Math.max(...group.map(({ inFlight }) => inFlight)) : undefined,
			tookMs: answered.length > 0 ? quantile(answered, 0.5) : undefined,
			isRefused: group.some(({ isRefused }) => isRefused),
		};
	});
}
