const { statSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

const { heldBy } = require('./jestFilter');

/** A file that holds others takes as long as they do; the size of a file is what tells before its first run. */
const weightOf = ({ path }) =>
	[path, ...heldBy(path)].reduce((sum, file) => sum + statSync(file).size, 0);

/** Begins with the longest files, so that no process is left alone with one at the end. */
module.exports = class extends Sequencer {
	sort(tests) {
		return [...tests].sort((a, b) => weightOf(b) - weightOf(a));
	}
};
