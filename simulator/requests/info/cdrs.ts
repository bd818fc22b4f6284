/** `info=cdrs`: one row per leg (pbx.md#cdrs). */
import { reads } from '../../operation';
import type { Pbx } from '../../pbx';
import { selectRows, type Filters } from '../../range';
import { csv, doubledPipes, inFormat, jsonRow, rawByte, streamedJson } from '../../reply';
import type { Row } from '../../row';

const directionOf = (row: Row): string =>
	({ inbound: 'IN', outbound: 'OUT', local: 'LOCAL' })[
		/\[(inbound|outbound|local)\]/.exec(row.userfield ?? '')?.[1] ?? ''
	] ?? '';

const FILTERS: Filters = {
	id: ({ ID }) => [ID],
	uniqueid: ({ uniqueid }) => [uniqueid],
	linkedid: ({ linkedid }) => [linkedid],
	src: ({ src }) => [src],
	firstdst: ({ firstdst }) => [firstdst],
	lastdst: ({ lastdst }) => [lastdst],
	wherelanded: ({ wherelanded }) => [wherelanded],
	disposition: ({ disposition }) => [disposition],
	direction: (row) => [directionOf(row)],
};

const PHONE_FILTER: Filters = {
	phone: (row) => [row.src, row.realsrc, row.dst, row.firstdst, row.lastdst, row.wherelanded],
};

/** A tenant's own csv layout: fewer columns, in another order. */
const TEMPLATE_COLUMNS = [
	'linkedid',
	'uniqueid',
	'start',
	'answer',
	'end',
	'userfield',
	'src',
	'realsrc',
	'firstdst',
	'lastdst',
	'disposition',
	'billsec',
	'duration',
	'originateid',
	'ID',
];

/** Puts a piece into the caller's name of the first row. */
const spoilName = (body: string, piece: string): string =>
	body.replace('"clid":"\\"', `"clid":"\\"${piece}`);

/**
 * Ways in which the JSON may be broken (pbx.md#broken-json); each gets the whole array and its
 * elements.
 */
const CORRUPTIONS: Record<
	Pbx['switches']['cdrsJson'],
	(body: string, elements: () => string[]) => string
> = {
	whole: (body) => body,
	noBracket: (body) => body.slice(1),
	emptyElements: (_body, elements) => `[,${elements().join(',,')},]`,
	invalidByte: (body) => spoilName(body, rawByte(0xe9)),
	controlCharacter: (body) => spoilName(body, '\u0007'),
};

function jsonRows(pbx: Pbx, rows: readonly Row[]): string {
	const body = streamedJson(pbx, rows);
	const elements = () => rows.map((row) => jsonRow(row, pbx.switches.doubledKeys === 'on'));
	return rows.length ? CORRUPTIONS[pbx.switches.cdrsJson](body, elements) : body;
}

const xmlText = (value: string): string =>
	value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function xml(rows: readonly Row[]): string {
	const cells = (row: Row) =>
		Object.entries(row).map(([name, value]) => `<${name}>${xmlText(value ?? '')}</${name}>`);
	const elements = rows.map((row) => `<cdr>${cells(row).join('')}</cdr>`);
	return elements.length ? `<cdrs>${elements.join('')}</cdrs>` : '';
}

export const cdrsInfo = reads((pbx, request) => {
	const rows = selectRows(pbx, request.params, pbx.state.legs, {
		filters: pbx.switches.phoneFilter === 'works' ? { ...FILTERS, ...PHONE_FILTER } : FILTERS,
		ids: ['id', 'uniqueid', 'linkedid'],
	});
	const columns =
		pbx.switches.cdrsCsvColumns === 'template' ? TEMPLATE_COLUMNS : Object.keys(rows[0] ?? {});
	return inFormat(request, {
		json: () => jsonRows(pbx, rows),
		csv: () => csv(pbx, columns, rows),
		xml: () => xml(rows),
		plain: () => doubledPipes(rows),
	});
});
