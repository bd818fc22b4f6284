import { call } from './call';
import { cdr } from './cdr';
import { extension } from './extension';
import type { Resource } from './operation';
import { recording } from './recording';

/** Every resource by its value; values are part of saved workflows and never change. */
export const resources: Record<string, Resource> = { call, cdr, extension, recording };
