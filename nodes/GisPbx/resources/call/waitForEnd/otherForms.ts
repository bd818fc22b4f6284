import { askInOtherForm, saidNothing, type OtherForm } from '../../../directory/askList';
import type { Expected } from '../../../pbx/reply/reply';
import type { PbxConnection } from '../../../transport/connection';
import type { PbxRequest } from '../../../transport/exchange';

type Parameters = PbxRequest['parameters'];

/** What a question is asked for: as JSON, and in the form that no name empties. */
interface Forms {
	json?: Extract<Expected, 'json' | 'list'>;
	other: OtherForm;
}

/** What came: of JSON, or of the other form. */
interface Told {
	json?: unknown;
	other?: unknown;
}

/**
 * Asks about one call that is waited for. Where JSON is 0 bytes, which is also what one name makes of
 * it that is no UTF-8 (pbx.md#broken-json), the other form is asked for: once for each question, and in
 * place of JSON for as long as it tells something, so that a long wait is no flood.
 */
export class OtherForms {
	/** Whether the other form told something when it was last asked for, by question. */
	private readonly tells = new Map<string, boolean>();

	async ask(pbx: PbxConnection, parameters: Parameters, forms: Forms): Promise<Told> {
		const question = JSON.stringify(parameters);
		if (this.tells.get(question)) {
			const other = await this.askOther(pbx, question, parameters, forms);
			if (other !== undefined) return { other };
		}
		const reply = await pbx.ask({
			parameters: { ...parameters, format: 'json' },
			expected: forms.json,
		});
		const wasAsked = this.tells.has(question);
		if (wasAsked || !saidNothing(reply)) return { json: pbx.dataOf(reply) };
		return { other: await this.askOther(pbx, question, parameters, forms) };
	}

	private async askOther(
		pbx: PbxConnection,
		question: string,
		parameters: Parameters,
		{ other }: Forms,
	): Promise<unknown> {
		this.tells.set(question, false);
		const reply = await askInOtherForm(pbx, parameters, other);
		const answer = reply && pbx.dataOf(reply);
		this.tells.set(question, answer !== undefined);
		return answer;
	}
}
