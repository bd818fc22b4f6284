import { callMutants } from './callMutants';
import { feedMutants } from './feedMutants';
import { mailMutants } from './mailMutants';
import { recordedMutants } from './recordedMutants';
import { recordingMutants } from './recordingMutants';
import { sampleMutants } from './sampleMutants';
import { suiteMutants } from './suiteMutants';
import { waitMutants } from './waitMutants';

/** Every rule that is taken away, one at a time. */
export const allMutants = [
	...suiteMutants,
	...callMutants,
	...recordingMutants,
	...mailMutants,
	...recordedMutants,
	...sampleMutants,
	...waitMutants,
	...feedMutants,
];
