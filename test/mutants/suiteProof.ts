/** Mutants outside the feed: a test of the ordinary suite must expect otherwise. */
import type { Verdict } from './verdict';
import type { Workshop } from './workshop';

const REPORT = 'mutant-report.json';
const RUNS_THE_BUILD = 'test/engine/';
/** The tests of one n8n: the other one runs the same. */
const PROJECTS = ['--selectProjects', 'unit', 'engine-2x'];

/** What jest's `--json` tells of a run. */
interface Report {
	numTotalTests: number;
	numRuntimeErrorTestSuites: number;
	testResults: Array<{
		message: string;
		assertionResults: Array<{ status: string; fullName: string }>;
	}>;
}

export async function proveSuite(workshop: Workshop, tests: string[]): Promise<Verdict> {
	if (tests.some((path) => path.startsWith(RUNS_THE_BUILD))) await workshop.build();
	await workshop.write(REPORT, '{}');
	const settings = ['--json', `--outputFile=${REPORT}`, '--testTimeout=300000'];
	const { killed } = await workshop.run('jest/bin/jest.js', ...tests, ...PROJECTS, ...settings);
	if (killed) return { outcome: 'wreck', problem: 'ITS TESTS DO NOT END', evidence: '' };
	const report = JSON.parse(await workshop.read(REPORT)) as Partial<Report>;
	const { numTotalTests = 0, numRuntimeErrorTestSuites = 0, testResults = [] } = report;
	if (numTotalTests === 0 || numRuntimeErrorTestSuites > 0) {
		const [said = 'no report'] = testResults.map(({ message }) => message).filter(Boolean);
		return { outcome: 'wreck', problem: 'ITS TESTS DO NOT RUN', evidence: said.split('\n')[0] };
	}
	const failed = testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => status === 'failed');
	if (failed.length === 0) return { outcome: 'whole', evidence: '' };
	return { outcome: 'caught', evidence: `${failed.length} tests: ${failed[0].fullName}` };
}
