import type { PbxConnection } from '../transport/connection';
import { fetchExtensions } from './extensions';
import { onceForAccount } from './onceForAccount';

/** The names of extensions, by number and by user name. */
const names = onceForAccount(async (pbx) => {
	const extensions = await fetchExtensions(pbx);
	return new Map(
		extensions.flatMap(({ number, username, name }) => [
			[number, name] as const,
			[username, name] as const,
		]),
	);
});

/**
 * Members with the names that the PBX has for their extensions; null for whoever has none. The list
 * of members itself tells no name. `cannot` takes why the names could not be read.
 */
export async function withNames<M extends { extension: string }>(
	pbx: PbxConnection,
	members: M[],
	cannot: (reason: string) => void,
): Promise<Array<M & { name: string | null }>> {
	if (members.length === 0) return [];
	const known = await names(pbx).catch((error: Error) => {
		cannot(error.message);
		return undefined;
	});
	return members.map((member) => ({ ...member, name: known?.get(member.extension) ?? null }));
}
