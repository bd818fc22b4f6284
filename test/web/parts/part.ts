import type { Part } from '../../e2e/part';
import type { Bed } from '../bed';

export interface Ready {
	bed: Bed;
}

export type WebPart = Part<Ready>;
