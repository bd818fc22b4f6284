'use strict';

const { n8n } = require('./package.json');

// n8n loads the files named in package.json by itself; this is for scripts that require the package.
module.exports = Object.assign(
	{},
	...[...n8n.credentials, ...n8n.nodes].map((file) => require(`./${file}`)),
);
