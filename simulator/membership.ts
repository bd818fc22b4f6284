/** add, del, list and clean of a group of extensions: queues and virtual extensions alike. */
import { chosenBy, reads, writes, type OperationGroup } from './operation';
import { done, refused, type ReplyStyle } from './outcome';
import { bareNumber, findExtension, usernameOf, type Pbx } from './pbx';
import { inFormat, phpJson, pipes, text, type Reply } from './reply';
import type { ApiRequest } from './request';
import type { Switches } from './switches';

type Params = Record<string, string>;

/** One group's members, by bare number. */
export interface Membership {
	numbers(): string[];
	add(extension: string, params: Params): void;
	remove(extension: string): void;
	clear(): void;
}

export interface MembershipRules {
	/** The sentence when the request names no group, and when it names an unknown one. */
	missing: string;
	unknown: string;
	isNamed(params: Params): boolean;
	find(pbx: Pbx, params: Params): Membership | undefined;
	style(switches: Switches): ReplyStyle;
	/** Whether adding a member, or removing a stranger, is an error. */
	repeat(switches: Switches): 'refused' | 'ok';
	/** A sentence when `add` or `clean` wants something more. */
	objection?(pbx: Pbx, params: Params, action: 'add' | 'clean'): string | undefined;
}

type Change = (group: Membership, pbx: Pbx, request: ApiRequest) => string | undefined;

export function membershipOperations(rules: MembershipRules): OperationGroup {
	/** Carries out a change; `change` returns the sentence of a refusal. */
	const change = (carryOut: Change) =>
		writes((pbx, request): Reply => {
			const style = rules.style(pbx.switches);
			if (!rules.isNamed(request.params)) return text(rules.missing);
			const group = rules.find(pbx, request.params);
			const refusal = group ? carryOut(group, pbx, request) : rules.unknown;
			return refusal ? refused(style, request, refusal) : done(style, request, 'OK');
		});

	const withExtension =
		(
			carryOut: (
				group: Membership,
				extension: string,
				pbx: Pbx,
				params: Params,
			) => string | undefined,
		): Change =>
		(group, pbx, { params }) => {
			if (!params.extension) return 'No extension specified';
			if (!findExtension(pbx, params.extension)) return 'Wrong or missing extension';
			return carryOut(group, bareNumber(pbx, params.extension), pbx, params);
		};

	const onRepeat = (pbx: Pbx, sentence: string) =>
		rules.repeat(pbx.switches) === 'refused' ? sentence : undefined;

	return chosenBy('action', {
		add: change(
			withExtension((group, extension, pbx, params) => {
				const objection = rules.objection?.(pbx, params, 'add');
				if (objection) return objection;
				if (group.numbers().includes(extension)) return onRepeat(pbx, 'Already there');
				group.add(extension, params);
				return undefined;
			}),
		),
		del: change(
			withExtension((group, extension, pbx) => {
				if (!group.numbers().includes(extension)) return onRepeat(pbx, 'Not there');
				group.remove(extension);
				return undefined;
			}),
		),
		clean: change((group, pbx, { params }) => {
			const objection = rules.objection?.(pbx, params, 'clean');
			if (!objection) group.clear();
			return objection;
		}),
		list: reads((pbx, request) => {
			if (!rules.isNamed(request.params)) return text(rules.missing);
			const numbers = rules.find(pbx, request.params)?.numbers() ?? [];
			const usernames = numbers.map((number) => usernameOf(pbx, number));
			return inFormat(request, {
				json: () => (usernames.length ? phpJson(usernames) : 'null'),
				plain: () => pipes(usernames),
			});
		}),
	});
}
