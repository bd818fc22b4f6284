/** The rooms of the house, as the table "Where things are" of CONTRIBUTING.md names them. */

/** A folder, or several that a row names one inside the other. */
export interface Room {
	name: string;
	/** The row, counted from the top. */
	floor: number;
	folders: string[];
}

const HEADING = '## Where things are\n';

export function readRooms(contributing: string): Room[] {
	const [, after] = contributing.split(HEADING);
	const [section = ''] = after?.split('\n## ') ?? [];
	const rows = section.split('\n').filter((line) => line.startsWith('| `'));
	return rows.flatMap((row, floor) => {
		const [, cell] = row.split('|');
		const folders = [...cell.matchAll(/`([^`]+)\/`/g)].map(([, folder]) => folder);
		const isInside = (folder: string) => folders.some((each) => folder.startsWith(`${each}/`));
		return folders
			.filter((folder) => !isInside(folder))
			.map((name) => {
				const inner = folders.filter((folder) => folder.startsWith(`${name}/`));
				return { name, floor, folders: [name, ...inner] };
			});
	});
}

/** The room that a file is in; `<name>` stands for any one folder. */
export const roomOf = (rooms: Room[], path: string): Room | undefined =>
	rooms.find(({ folders }) => folders.some((folder) => patternOf(folder).test(path)));

const patternOf = (folder: string) => new RegExp(`^${folder.replace(/<\w+>/g, '[^/]+')}/[^/]+$`);
