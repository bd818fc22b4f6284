const all = require('./jest.config.js');

const mirta = all.projects.find(({ displayName }) => displayName === 'engine-mirta');

/**
 * The whole engine suite against a plain MiRTA PBX, which the API sheet of GIS and the pages in docs/ are
 * not about.
 */
module.exports = {
	...all,
	projects: [
		{
			...mirta,
			globals: { ...mirta.globals, engineFiles: '^(?!docs/|sheet)' },
			testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
			testPathIgnorePatterns: [
				'<rootDir>/test/engine/docs/',
				'<rootDir>/test/engine/sheet.test.ts',
			],
		},
	],
};
