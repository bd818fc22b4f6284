import { startSimulator, type Simulator } from '../../../simulator';
import { simulatorProfile, type TestPbx } from '../support';

/** Tenants, each with a PBX and keys of its own, and one credential whose fields are expressions. */
export interface Tenants {
	readonly pbxs: Simulator[];
	/** Takes address, key and tenant from the item, as `itemOf` gives them. */
	credential(fields?: Record<string, unknown>): Record<string, string | boolean>;
	/** What an item holds for the tenant at a place, and whatever else it is to hold. */
	itemOf<T extends object>(place: number, more?: T): T & Record<string, string>;
	/** The values of a parameter that arrived at each tenant's PBX, in their order. */
	arrived(parameter: string): string[][];
}

/** Starts one PBX for each name before each test of a file. */
export function useTenants(pbx: TestPbx, names: string[]): Tenants {
	let pbxs: Simulator[] = [];
	beforeEach(async () => {
		const profile = simulatorProfile;
		pbxs = await Promise.all(
			names.map(
				async (tenant) => await startSimulator({ profile, tenant, key: `canary of ${tenant}` }),
			),
		);
	});
	afterEach(async () => {
		const problems = pbxs.flatMap((each) => each.problems);
		await Promise.all(pbxs.map(async (each) => await each.stop()));
		expect(problems).toEqual([]);
	});
	return {
		get pbxs() {
			return pbxs;
		},
		credential: (fields = {}) =>
			pbx.credential({
				apiUrl: '={{ $json.apiUrl }}',
				apiKey: '={{ "canary of " + $json.tenant }}',
				tenant: '={{ $json.tenant }}',
				...fields,
			}),
		itemOf: (place, more) => ({ apiUrl: pbxs[place].url, tenant: names[place], ...more }) as never,
		arrived: (parameter) =>
			pbxs.map(({ requests }) => requests.map(({ params }) => params[parameter])),
	};
}
