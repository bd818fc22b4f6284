import { extensionLocator } from '../../../../nodes/GisPbx/locators/extension';
import { flowLocator } from '../../../../nodes/GisPbx/locators/flow';
import { matching } from '../../../../nodes/GisPbx/locators/locator';
import { phonebookLocator } from '../../../../nodes/GisPbx/locators/phonebook';
import { isAllQueues, queueLocator } from '../../../../nodes/GisPbx/locators/queue';
import { reading } from '../fields/reading';

const located = (mode: string, value: unknown) => ({ __rl: true, mode, value });
const QUEUE = reading(queueLocator());
const QUEUE_OR_ALL = reading(queueLocator({}, { orAll: true }));
const EXTENSION = reading(extensionLocator());

test.each([
	['list', '27'],
	['id', '27'],
	['number', '900'],
])('the mode %s of a queue decides what is sent', (mode, value) => {
	expect(QUEUE(located(mode, ` ${value} `))).toEqual({ mode, value });
});

test.each([
	['27', { mode: 'id', value: '27' }],
	[27, { mode: 'id', value: '27' }],
])('a plain %j counts as typed', (raw, read) => {
	expect(QUEUE(raw)).toEqual(read);
	expect(reading(flowLocator())(raw)).toEqual(read);
});

test('an extension and a phonebook are their texts', () => {
	expect(EXTENSION(located('list', '204'))).toBe('204');
	expect(EXTENSION(located('id', '204-DEMOCO'))).toBe('204-DEMOCO');
	expect(EXTENSION(204)).toBe('204');
	expect(reading(phonebookLocator())(located('name', 'לקוחות'))).toBe('לקוחות');
	expect(reading(phonebookLocator())('Default')).toBe('Default');
});

test('a mode that another resource left behind keeps its value', () => {
	expect(EXTENSION(located('number', '204'))).toBe('204');
});

test.each([
	['Queue', queueLocator()],
	['Extension', extensionLocator()],
	['Flow', flowLocator()],
	['Phonebook', phonebookLocator()],
])('%s is named where nothing, or no text, was chosen', (label, field) => {
	for (const raw of [located('list', ''), located('list', ' '), '', ' ']) {
		expect(() => reading<unknown>(field)(raw)).toThrow(`${label} is empty`);
	}
	expect(() => reading<unknown>(field)(located('list', null))).toThrow(`${label} is null`);
	expect(() => reading<unknown>(field)(undefined)).toThrow(`${label} has no value`);
	expect(() => reading<unknown>(field)({})).toThrow(`${label} is an object, not text`);
	expect(() => reading<unknown>(field)([27])).toThrow(`${label} is a list, not text`);
});

test('all queues are for agents only', () => {
	expect(isAllQueues(QUEUE_OR_ALL(located('list', 'ALL')))).toBe(true);
	expect(isAllQueues(QUEUE_OR_ALL('all'))).toBe(true);
	expect(isAllQueues(QUEUE_OR_ALL('27'))).toBe(false);
	expect(() => QUEUE(located('list', 'ALL'))).toThrow(
		'Queue is All Queues, which only agents know',
	);
});

describe('matching', () => {
	const entries = [
		{ name: '205 · Support', value: '205' },
		{ name: '1000 · מחסן', value: '1000' },
		{ name: '204 · קבלה', value: '204' },
	];

	test('all entries without a filter, numbers in their order', () => {
		for (const filter of [undefined, '', '  ']) {
			const values = matching([...entries], filter).results.map(({ value }) => value);
			expect(values).toEqual(['204', '205', '1000']);
		}
	});

	test.each([
		['SUPP', ['205']],
		[' קבלה ', ['204']],
		['20', ['204', '205']],
		['nobody', []],
	])('those that hold %j', (filter, values) => {
		expect(matching([...entries], filter).results.map(({ value }) => value)).toEqual(values);
	});
});

test('what n8n would take for an expression is no entry', () => {
	const entries = [
		{ name: 'Sales', value: '=1+1' },
		{ name: 'Support', value: '={{ $env }}' },
		{ name: '={{ $env }}', value: '27' },
		{ name: 'a=b', value: 'a=b' },
	];
	expect(matching(entries, undefined).results).toEqual([
		{ name: '27 · ={{ $env }}', value: '27' },
		{ name: 'a=b', value: 'a=b' },
	]);
});
