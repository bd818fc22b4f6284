'use strict';

/** What the children share that run a node of the built pack by itself, without the network. */
exports.CREDENTIALS = {
	apiUrl: 'https://pbx.example/pbx/gisapi.php',
	apiKey: 'bench of speed',
	tenant: 'DEMOCO',
	timeZone: 'Asia/Jerusalem',
};

/** An answer of the PBX as n8n's helper hands it over; the node may keep or cut its bytes. */
exports.answerOf = (bytes) => ({
	statusCode: 200,
	headers: { 'content-type': 'application/json' },
	body: bytes.subarray(),
});

/** CPU time of this process so far, in milliseconds. */
const cpuNow = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};
exports.cpuNow = cpuNow;

/** CPU time that some work takes, in milliseconds. */
exports.cpuOf = async (work) => {
	const before = cpuNow();
	await work();
	return cpuNow() - before;
};
