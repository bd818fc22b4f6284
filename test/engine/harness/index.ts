/** Runs workflow JSON in the real n8n-core (2.x or 1.x, see jest.config.js) over real HTTP. */
import './environment';

export type { TestCredentials } from './credentialsHelper';
export { engineLine, versions } from './engine';
export type { BinaryMode, ExtraTypes } from './engine';
export { operationNode } from './operationNode';
export type { NodeSettings, OperationParameters } from './operationNode';
export { runWorkflow } from './runWorkflow';
export type { RunOptions, WorkflowJson } from './runWorkflow';
export { searchList } from './searchList';
export { WorkflowRun } from './workflowRun';
