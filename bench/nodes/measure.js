'use strict';

const { readFileSync, writeFileSync } = require('node:fs');

/** Shared by the bench's own nodes, which run in n8n's process. One workflow runs at a time. */
let began = { at: 0, cpu: process.cpuUsage(), resident: 0 };

/** The work to be measured begins now. */
exports.begin = () => {
	forgetPeak();
	began = { at: performance.now(), cpu: process.cpuUsage(), resident: process.memoryUsage.rss() };
};

/** Linux can be told to; elsewhere the peak is that of the process so far. */
function forgetPeak() {
	try {
		writeFileSync('/proc/self/clear_refs', '5');
	} catch {}
}

/** Linux counts the memory of whoever started the process into maxRSS; what it says of the process itself does not. */
function peakKilobytes() {
	try {
		return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
	} catch {
		return process.resourceUsage().maxRSS;
	}
}

/** What the work has cost n8n's process: the peak of its memory, and what it had before. */
exports.end = () => {
	const { user, system } = process.cpuUsage(began.cpu);
	return {
		milliseconds: performance.now() - began.at,
		cpuMilliseconds: (user + system) / 1000,
		peakMegabytes: peakKilobytes() / 1024,
		idleMegabytes: began.resident / 1024 / 1024,
	};
};
