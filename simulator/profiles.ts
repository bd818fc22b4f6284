/** Which PBX is played: the folder and names of its scripts, and in what its answers differ. */
import type { SwitchName, Switches } from './switches';

export interface Profile {
	/** Paths of the scripts; the first is the API URL. All others are 404. */
	scripts: readonly [api: string, ...others: string[]];
	/** Switches that are not at their first value. */
	switches: Partial<Pick<Switches, SwitchName>>;
}

export const PROFILES = {
	/** The GIS host: its wrapper `gisapi.php`, and `proxyapi.php` beside it (2 "Script path"). */
	gis: { scripts: ['/pbx/gisapi.php', '/pbx/proxyapi.php'], switches: {} },
	/** A plain MiRTA PBX of any provider: the engine's own script in the vendor's folder, no wrapper. */
	mirta: {
		scripts: ['/mirtapbx/proxyapi.php'],
		switches: {
			// Observed at a reseller of the plain engine (pbx.md#extensions).
			extensionsDoubledKeys: 'off',
			// The engine's HELP has `extension` in the form 103-DEMOCO, and `number` for 103
			// (pbx.md#hang-up).
			hangupExtension: 'username',
			// Only the GIS sheet knows `simple` (pbx.md#formats); an unknown format brings 0 bytes.
			extstateSimple: 'unknown',
			// The vendor's manual names the field of a new contact `jsondata`, its HELP `values`
			// (pbx.md#phone-books).
			phonebookJsonData: 'on',
		},
	},
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;
