import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import type { Editor } from '../../../tools/n8n/editor/editor';
import type { ParameterForm } from '../../../tools/n8n/editor/parameterForm';
import type { Row } from '../part';
import { waitUntil } from '../trigger/waitUntil';
import { entryNames, expectedForms, type ExpectedForm } from './expectedForms';

/** Chooses each resource and each operation in the open node and looks at the whole form. */
export async function* checkForms(
	{ panel }: Editor,
	description: INodeTypeDescription,
): AsyncGenerator<Row> {
	for (const { resource, forms } of expectedForms(description)) {
		await panel.form.choose('resource', resource);
		const flaws: string[] = [];
		for (const expected of forms) {
			const found = await flawsOf(panel.form, expected);
			flaws.push(...found.map((flaw) => `${expected.operation}: ${flaw}`));
		}
		const operations = forms.map(({ operation }) => operation).join(', ');
		yield {
			what: `${resource}: each operation has its whole form and no empty list`,
			passed: forms.length > 0 && flaws.length === 0,
			seen: flaws.join('; ') || operations,
		};
	}
}

/** What is wrong with the form of one operation. */
async function flawsOf(
	form: ParameterForm,
	{ operation, properties }: ExpectedForm,
): Promise<string[]> {
	await form.choose('operation', operation);
	const wanted = properties
		.filter(({ type }) => type !== 'notice')
		.map(({ displayName }) => displayName);
	let labels: string[] = [];
	const isThere = await waitUntil(async () => {
		labels = await form.labels();
		return wanted.every((label) => labels.includes(label));
	}, 50);
	if (!isThere) return [`shows ${labels.join(', ')}, not ${wanted.join(', ')}`];
	const flaws: string[] = [];
	for (const property of properties) {
		const list = await listOf(form, property);
		if (!list) continue;
		const { seen, due } = list;
		const isRight = due ? seen.join() === due.join() : seen.length > 0;
		if (!isRight) flaws.push(`the list of ${property.displayName} holds ${seen.join(', ')}`);
	}
	return flaws;
}

/** The entries of a parameter that has a list, and which they must be where the node says it. */
async function listOf(
	form: ParameterForm,
	property: INodeProperties,
): Promise<{ seen: string[]; due?: string[] } | undefined> {
	const { name, type, placeholder = '', options = [] } = property;
	switch (type) {
		case 'options':
			return { seen: await form.entriesOf(name), due: entryNames(property) };
		case 'collection':
			if (options.length === 1) return undefined; // n8n shows a button without a list
			return { seen: await form.addable(placeholder), due: entryNames(property) };
		case 'resourceLocator': {
			// a channel begins as typed, and there is none while nobody talks
			if (!beginsWithList(property)) return undefined;
			const seen = await form.openPicker(name);
			await form.closeList();
			return { seen };
		}
		default:
			return undefined;
	}
}

function beginsWithList({ default: begins }: INodeProperties): boolean {
	return (begins as { mode?: string }).mode === 'list';
}
