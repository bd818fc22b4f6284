import type { Row } from '../part';
import type { Stage } from '../stage';

/** Imports one example, executes it and looks at what came of it. */
export interface ExampleCheck {
	/** The file in `examples`, without `.json`. */
	name: string;
	run(stage: Stage): AsyncIterable<Row>;
}
