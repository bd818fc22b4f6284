const { availableParallelism } = require('node:os');

// Neither the PBX's zone nor a workflow's: a test that leans on the host's clock fails here.
// Set before jest starts its workers, which inherit it.
process.env.TZ = 'Pacific/Auckland';

const shared = {
	rootDir: __dirname,
	testEnvironment: 'node',
	transform: { '\\.ts$': '<rootDir>/tools/jestTransform.js' },
	// A global takes long to find in jest's sandbox. Not `Date`, which fake timers replace.
	sandboxInjectedGlobals: ['Array', 'Map', 'Math', 'Number', 'Object', 'RegExp', 'Set', 'String'],
	modulePathIgnorePatterns: ['<rootDir>/build/'],
};

const engine = { ...shared, testMatch: ['<rootDir>/test/engine/**/*.test.ts'] };

const v1 = '<rootDir>/node_modules/n8n-core-v1';

/** @type {import('jest').Config} */
module.exports = {
	testTimeout: 30_000,
	// Tests that wait for a time-out leave their core to others.
	maxWorkers: Math.ceil(1.5 * availableParallelism()),
	testSequencer: '<rootDir>/tools/jestSequencer.js',
	filter: '<rootDir>/tools/jestFilter.js',
	reporters: ['default', '<rootDir>/tools/tallyReporter.js'],
	// Checked by `jest --coverage`: the protocol is pure, so nothing in it goes untested.
	collectCoverageFrom: ['nodes/GisPbx/pbx/**/*.ts'],
	coverageThreshold: { global: { branches: 100 } },
	coverageDirectory: '<rootDir>/coverage',
	projects: [
		{
			...shared,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/**/*.test.ts'],
			testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/engine/'],
		},
		{ ...engine, displayName: 'engine-2x' },
		{
			...engine,
			displayName: 'engine-1x',
			// The whole 1.x line: what the node imports is what n8n 1.x would hand it.
			moduleNameMapper: {
				'^n8n-core$': v1,
				'^n8n-workflow$': `${v1}/node_modules/n8n-workflow`,
				'^luxon$': `${v1}/node_modules/luxon`,
			},
		},
		// Where a plain MiRTA PBX differs; jest.mirta.config.js runs the whole suite against one.
		{
			...shared,
			displayName: 'engine-mirta',
			globals: { simulatorProfile: 'mirta', engineFiles: '^(call/|extension/|everyOperation)' },
			testMatch: ['<rootDir>/test/engine/{all,everyOperation,{call,extension}/*}.test.ts'],
		},
	],
};
