'use strict';

/** Shared by the bench's own nodes, which run in n8n's process. One workflow runs at a time. */
let began = { at: 0, cpu: process.cpuUsage() };

/** The work to be measured begins now. */
exports.begin = () => {
	began = { at: performance.now(), cpu: process.cpuUsage() };
};

/** What the work has cost n8n's process; the peak is that of the process so far. */
exports.end = () => {
	const { user, system } = process.cpuUsage(began.cpu);
	return {
		milliseconds: performance.now() - began.at,
		cpuMilliseconds: (user + system) / 1000,
		peakMegabytes: process.resourceUsage().maxRSS / 1024,
	};
};
