import { table } from '../../demo/table';

it('lays rows out in columns as wide as their widest cell', () => {
	const rows = [
		['good key', 'OK'],
		['http:// not allowed', 'Error'],
	];
	expect(table(['Test', 'Says'], rows)).toBe(
		[
			'Test                 Says',
			'-------------------  -----',
			'good key             OK',
			'http:// not allowed  Error',
		].join('\n'),
	);
});
