'use strict';

/**
 * Loads n8n's HTTP Request node alone, in a process that has loaded n8n-core and nothing else:
 * `node loadRival.js <n8n's node_modules>`. Prints milliseconds.
 */
const { createRequire } = require('node:module');
const path = require('node:path');

const n8nRequire = createRequire(path.join(process.argv[2], 'n8n', 'package.json'));
n8nRequire('reflect-metadata');
n8nRequire('n8n-core');

const file = n8nRequire.resolve('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js');
const began = performance.now();
const { HttpRequest } = n8nRequire(file);
const { nodeVersions } = new HttpRequest();
const milliseconds = performance.now() - began;
if (Object.keys(nodeVersions).length === 0) throw new Error('the node was not loaded');
console.log(JSON.stringify({ milliseconds }));
