import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';
import type { PbxBinding } from '../../../../nodes/GisPbx/transport/binding';
import { exchange } from '../../../../nodes/GisPbx/transport/exchange';
import { failureOf, saysCutOff } from '../../../../nodes/GisPbx/transport/replyFailures';
import { KeyGuard } from '../../../../nodes/GisPbx/transport/keyGuard';

/** A PBX that answers with this body. */
function answering(body: unknown): PbxBinding {
	const response = { statusCode: 200, headers: {}, body };
	return {
		n8n: { helpers: { httpRequestWithAuthentication: async () => response }, logger: console },
		account: {
			credentials: {},
			settings: { apiUrl: 'https://pbx.example/pbx/gisapi.php', tenant: 'DEMOCO' },
			clock: new PbxClock('UTC'),
		},
		guard: new KeyGuard('s3cret-key'),
		timeoutSeconds: 10,
	} as unknown as PbxBinding;
}

const ask = async (body: unknown) => await exchange(answering(body), { parameters: {} });

test('an answer of more than 256 MB is not read, and says that asking for less may help', async () => {
	const reply = await ask({ byteLength: 256 * 1024 * 1024 + 1 });
	expect(reply).toMatchObject({ kind: 'unreadable', reason: 'tooLong' });
	const failure = failureOf(reply as Parameters<typeof failureOf>[0]);

	expect(failure.message).toBe('The answer of the PBX has more than 256 MB');
	expect(failure.description).toContain('Ask for less at once');
	expect(saysCutOff(new Error(failure.message))).toBe(true);
});

test('a long list comes as a short one does, without the key', async () => {
	const rows = Array.from({ length: 20_000 }, (_, place) => ({
		id: String(place),
		url: 'https://pbx.example/?key=s3cret-key&x',
	}));
	const clean = rows.map((row) => ({ ...row, url: 'https://pbx.example/?key=[hidden]&x' }));

	expect(await ask(Buffer.from(JSON.stringify(rows)))).toEqual({ kind: 'data', value: clean });
	expect(await ask(Buffer.from(JSON.stringify(rows.slice(0, 2))))).toEqual({
		...{ kind: 'data', value: clean.slice(0, 2) },
	});
	expect(await ask(Buffer.from(`{"rows":${JSON.stringify(rows)}}`))).toEqual({
		...{ kind: 'data', value: { rows: clean } },
	});
});
